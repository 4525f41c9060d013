import { type ComponentChild, render } from 'preact'

const drawn = new WeakSet<Element>()

/**
 * Draws what a box shows. The first time, what the server wrote in it goes: Preact would leave what it can't use
 * again beside the new. Only what somebody stands in is kept, to be drawn over, so that no one is thrown out of a field.
 */
export function draw(content: ComponentChild, box: Element): void {
  if (!drawn.has(box)) {
    for (const child of [...box.childNodes]) if (!child.contains(document.activeElement)) child.remove()
    drawn.add(box)
  }
  render(content, box)
}
