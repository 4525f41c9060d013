import { inLanguage, paths } from '#paths.ts'
import { putBack, readFields } from './fields.ts'
import type { KeptDraft } from './kept.ts'
import { keepDraft } from './shelf.ts'
import { language } from './words.ts'

export type FormKeeper = { keep(): Promise<void>; stop(): void }

/**
 * Keeps what is typed on this device with each change: browsers may tell a page that it is left only when the
 * next one is there. What changes while it is being kept is kept together, right after.
 */
export function keepForm(form: HTMLFormElement, key: string): FormKeeper {
  let isKeeping = false
  let hasChanged = false
  let isStopped = false
  const keep = async () => {
    hasChanged = false
    if (!isStopped) await keepDraft(draftOf(form, key))
  }
  const changed = async () => {
    hasChanged = true
    if (isKeeping) return
    isKeeping = true
    while (hasChanged) await keep()
    isKeeping = false
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  const leave = () => hasChanged && void keep()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  return {
    keep,
    stop() {
      isStopped = true
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
