import { workForm } from './form/work-form.tsx'
import { isTouched } from './keeping/fields.ts'
import { keepForm, restoreForm } from './keeping/form-keeper.ts'
import { clearAway, keptPhotos } from './keeping/shelf.ts'
import { setCurrent, setSent } from './keeping/tab.ts'
import { keyField, takeUpDraft } from './keeping/take-up-draft.ts'
import { answerOffline } from './offline/answer-offline.ts'

/** Nothing of a report is lost: kept here while it is written, its photos sent at once, itself until it arrives. */
const form = document.querySelector<HTMLFormElement>('form#form')
if (form) void (form.dataset['sent'] === undefined ? takeUp(form) : receive(form))
answerOffline()

/** A report that is not sent yet: this page's own, or one that was begun before. */
async function takeUp(form: HTMLFormElement): Promise<void> {
  const choice = await takeUpDraft(form)
  if (choice.do === 'show receipt') return window.location.replace(choice.receipt)
  const { key, putBack } = choice
  keyField(form).value = key
  history.replaceState({ ...history.state, key }, '')
  setCurrent(key)
  const keeper = keepForm(form, key)
  // Thumbs are quicker than scripts.
  if (isTouched(form)) void keeper.keep()
  if (putBack) restoreForm(form, putBack)
  workForm(form, {
    key,
    keeper,
    photos: await keptPhotos(key),
    isRestored: (putBack?.fields.length ?? 0) > 0,
  })
  window.addEventListener('pageshow', ({ persisted }) => persisted && void returnTo(form))
}

/** Shown again as it was left, perhaps after it has been sent. */
async function returnTo(form: HTMLFormElement): Promise<void> {
  const choice = await takeUpDraft(form)
  if (choice.do === 'show receipt') window.location.replace(choice.receipt)
  else setCurrent(choice.key)
}

/** The server has it: this device lets go of it, and what is changed now is sent as anything else. */
async function receive(form: HTMLFormElement): Promise<void> {
  const key = keyField(form).value
  setSent(key, window.location.pathname)
  await clearAway(key)
  workForm(form, { key, keeper: null, photos: [], isRestored: false })
}
