import { appendParagraph } from '#text/append-paragraph.ts'

/** On the page of a case: what was written beforehand comes among the words at once, where it can be changed. */
for (const box of document.querySelectorAll<HTMLElement>('[data-phrases]')) work(box)

function work(box: HTMLElement): void {
  const phrases = readPhrases(box.dataset['phrases'])
  const choice = box.querySelector('select')
  const into = document.getElementById(box.dataset['into'] ?? '')
  if (!choice || !(into instanceof HTMLTextAreaElement)) return
  box.querySelector('button[name="insert"]')?.addEventListener('click', (press) => {
    const phrase = phrases[choice.selectedIndex - 1]
    press.preventDefault()
    if (phrase === undefined) return choice.focus()
    put(into, phrase)
    const status = box.querySelector('[role="status"]')
    if (status) status.textContent = box.dataset['inserted'] ?? ''
  })
}

function put(into: HTMLTextAreaElement, phrase: string): void {
  into.value = appendParagraph(into.value, phrase)
  into.dispatchEvent(new Event('input', { bubbles: true }))
  into.focus()
}

function readPhrases(json: string | undefined): string[] {
  const read: unknown = JSON.parse(json ?? '[]')
  return Array.isArray(read) ? read.map(String) : []
}
