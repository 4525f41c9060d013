/** Beside the address to copy by hand: the device's own way to share, a copy at one press, and paper. */
const box = document.querySelector<HTMLElement>('[data-share]')

if (box) {
  const { share: title = '', address: url = '' } = box.dataset
  if ('share' in navigator)
    offer('share', () => {
      // Whoever thinks better of it has shared nothing, and nothing is wrong.
      navigator.share({ title, url }).catch(() => {})
    })
  if ('clipboard' in navigator)
    offer('copy', () => {
      navigator.clipboard.writeText(url).then(sayCopied, select)
    })
  offer('print', () => window.print())
}

function offer(name: string, press: () => void): void {
  const button = box?.querySelector<HTMLButtonElement>(`button[name="${name}"]`)
  if (!button) return
  button.hidden = false
  button.addEventListener('click', press)
}

function sayCopied(): void {
  const status = box?.querySelector('[role="status"]')
  if (status) status.textContent = box?.dataset['copied'] ?? ''
}

/** The browser refuses: the address is marked, so that it takes one key. */
const select = (): void => box?.querySelector('input')?.select()
