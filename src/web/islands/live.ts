/** Hears when the report on this page reads otherwise, while anybody looks at it; and says so, without moving anything. */
const box = document.querySelector<HTMLElement>('[data-live]')
if (box && 'EventSource' in window) listenWhileSeen(box)

function listenWhileSeen(box: HTMLElement): void {
  let source: EventSource | null = null
  const look = () => {
    if (document.visibilityState === 'hidden') {
      source?.close()
      source = null
    } else source ??= listen(box)
  }
  document.addEventListener('visibilitychange', look)
  look()
}

function listen(box: HTMLElement): EventSource {
  const source = new EventSource(box.dataset['live'] ?? '')
  source.addEventListener('news', () => {
    source.close()
    box.querySelector('p')?.removeAttribute('hidden')
  })
  return source
}
