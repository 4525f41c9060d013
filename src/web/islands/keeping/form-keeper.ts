import { inLanguage, paths } from '#paths.ts'
import { putBack, readFields } from './fields.ts'
import type { KeptDraft } from './kept.ts'
import { keepDraft } from './shelf.ts'
import { language } from './words.ts'

const pauseMs = 300

export type FormKeeper = { keep(): Promise<void>; stop(): void }

/** Keeps what is typed on this device, a moment after each change and when the page is left. */
export function keepForm(form: HTMLFormElement, key: string): FormKeeper {
  let pause: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const keep = async () => {
    clearTimeout(pause)
    pause = undefined
    if (!isStopped) await keepDraft(draftOf(form, key))
  }
  const soon = () => {
    clearTimeout(pause)
    pause = setTimeout(keep, pauseMs)
  }
  form.addEventListener('input', soon)
  form.addEventListener('change', soon)
  const leave = () => pause !== undefined && void keep()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  return {
    keep,
    stop() {
      isStopped = true
      clearTimeout(pause)
    },
  }
}

function draftOf(form: HTMLFormElement, key: string): KeptDraft {
  const fields = readFields(form)
  const [, title = ''] = fields.find(([name]) => name === 'title') ?? []
  return { key, keptAt: Date.now(), address: addressOf(form), title: title.trim(), fields }
}

/** Where the form can be found again. A new report's is told by its place; a page that has a link, by that. */
export function addressOf(form: HTMLFormElement): string {
  const { pathname, search } = window.location
  if (pathname !== inLanguage(paths.form(), language)) return pathname + search
  const given = new FormData(form)
  const value = (name: string) => String(given.get(name) ?? '')
  const place = { lat: Number(value('lat')), lon: Number(value('lon')) }
  return inLanguage(paths.form(place, { isTown: value('ort') === '1' }), language)
}

/** Puts back what was kept, and what gets its field only later as soon as it is there. */
export function restoreForm(form: HTMLFormElement, { fields }: KeptDraft): void {
  let left = putBack(form, fields)
  if (left.length === 0) return
  const watch = new MutationObserver(() => {
    left = putBack(form, left)
    if (left.length === 0) watch.disconnect()
  })
  watch.observe(form, { childList: true, subtree: true })
  form.addEventListener('submit', () => watch.disconnect(), { once: true })
}
