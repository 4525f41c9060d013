/** Draws the page's maps, each when it is about to be seen; all they need is fetched then, after the list. */
const maps = document.querySelectorAll<HTMLElement>('[data-map]')
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue
      seen.unobserve(target)
      if (isSlow()) offer(target)
      else void draw(target)
    }
  },
  { rootMargin: '200px' },
)
for (const map of maps) seen.observe(map)

async function draw(map: HTMLElement): Promise<void> {
  try {
    const { drawMap } = await import('./map/draw-map.ts')
    await drawMap(map)
    map.dataset['drawn'] = 'true'
  } catch {
    giveUp(map)
  }
}

/** On a slow line, or one that is paid by the byte, half a megabyte waits until somebody wants it. */
function isSlow(): boolean {
  const line: unknown = Reflect.get(navigator, 'connection')
  if (typeof line !== 'object' || line === null) return false
  const kind = 'effectiveType' in line ? String(line.effectiveType) : '4g'
  return kind !== '4g' || ('saveData' in line && line.saveData === true)
}

function offer(map: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  button.textContent = map.dataset['show'] ?? ''
  button.addEventListener('click', () => void draw(map))
  map.querySelector('[data-part="loading"]')?.replaceChildren(button)
}

/** Everything the map can do can be done beside it. */
function giveUp(map: HTMLElement): void {
  const box = map.parentElement
  map.replaceChildren()
  map.dataset['drawn'] = 'false'
  const said = box?.querySelector('[data-part="said"]')
  if (said) said.textContent = map.dataset['failed'] ?? ''
}
