import { render } from 'preact'
import type { FormKeeper } from '../keeping/form-keeper.ts'
import type { KeptPhoto } from '../keeping/kept.ts'
import { clearAway } from '../keeping/shelf.ts'
import { setSent } from '../keeping/tab.ts'
import { enhancePhotoField } from '../photos/photo-field.tsx'
import { formSender, type Sending } from '../sending/send-form.ts'
import { SendingBox } from '../sending/sending-box.tsx'
import { formNotice } from './form-notice.tsx'

type Work = {
  key: string
  /** Null for a report that the server has: nothing of it is kept here. */
  keeper: FormKeeper | null
  photos: readonly KeptPhoto[]
  /** What was typed before has been put back. */
  isRestored: boolean
}

/** Ties the parts of the form together: photos that go by themselves, the notice above it, and sending it. */
export function workForm(form: HTMLFormElement, { key, keeper, photos, isRestored }: Work): void {
  const field = form.querySelector<HTMLElement>('#photo-field')
  const box = form.querySelector('#sending')
  if (!field || !box) return
  let sending: Sending = { is: 'still' }
  const show = (now: Sending) => {
    sending = now
    render(<SendingBox sending={sending} sender={sender} />, box)
  }
  const sender = formSender({
    form,
    photosLeft: () => queue.left(),
    show,
    async arrived(receipt) {
      keeper?.stop()
      setSent(key, receipt)
      await clearAway(key)
    },
  })
  const notice = formNotice(form, { key, photos, isRestored, keeper })
  const queue = enhancePhotoField(field, {
    key,
    kept: photos,
    isKeptHere: keeper !== null,
    changed: () => sender.photosMoved(),
    added(photo) {
      notice.add(photo)
      void keeper?.keep()
    },
  })
  show(sending)
  // On the document: whoever stops the form for a reason of its own has been asked before.
  document.addEventListener('submit', (event) => {
    const isWhole = event.target === form && !isOwnAct(event.submitter)
    if (!isWhole || event.defaultPrevented) return
    event.preventDefault()
    void sender.send()
  })
  window.addEventListener('pageshow', ({ persisted }) => persisted && sender.cancel())
}

/** A button with a name or a goal of its own does something else than sending the report. */
const isOwnAct = (button: HTMLElement | null): boolean =>
  button instanceof HTMLButtonElement && (button.name !== '' || button.hasAttribute('formaction'))
