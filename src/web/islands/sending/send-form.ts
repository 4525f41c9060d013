import { waitForTurn, waitMs } from './back-off.ts'
import { judgeAnswer } from './judge-answer.ts'

/** Where a form is on its way. */
export type Sending =
  | { is: 'still' }
  | { is: 'waiting for photos'; count: number }
  | { is: 'sending' }
  /** Tried, and to be tried again: no network, or a service that can't answer just now. */
  | { is: 'later'; isOffline: boolean }
  | { is: 'sent' }

type House = {
  form: HTMLFormElement
  /** How many photos are still on their way. */
  photosLeft(): number
  show(sending: Sending): void
  arrived(receipt: string): Promise<void>
}

export type Sender = {
  /** Sends the form until it has arrived; a second press does nothing. */
  send(): Promise<void>
  /** Photos have come further, or the form is sent without them. */
  photosMoved(): void
  withoutPhotos(): void
  cancel(): void
}

const patienceMs = 45_000

// A form this small goes on being sent when the page is left; browsers let no more than 64 kB do so.
const mostBehindUs = 60_000

export function formSender({ form, photosLeft, show, arrived }: House): Sender {
  let stop: AbortController | null = null
  let isWithoutPhotos = false
  let photosDone: (() => void) | null = null

  async function send(): Promise<void> {
    if (stop) return
    const { signal } = begin()
    await photos(signal)
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (failures > 0) await waitForTurn(waitMs(failures), signal)
      if (signal.aborted) break
      if (failures === 0) show({ is: 'sending' })
      const answer = await post(form, signal)
      if (signal.aborted) break
      const verdict = answer ? judgeAnswer(answer) : 'later'
      if (answer && verdict === 'arrived') return finish(answer.url)
      // The page with what is wrong is the server's to show: the browser sends the same form itself.
      if (verdict === 'answered') return form.submit()
      show({ is: 'later', isOffline: answer === null })
    }
  }

  function begin(): AbortController {
    isWithoutPhotos = false
    stop = new AbortController()
    return stop
  }

  function photos(signal: AbortSignal): Promise<void> {
    return new Promise((go) => {
      photosDone = () => {
        const count = photosLeft()
        if (count > 0 && !isWithoutPhotos && !signal.aborted) return show({ is: 'waiting for photos', count })
        photosDone = null
        go()
      }
      photosDone()
    })
  }

  async function finish(receipt: string): Promise<void> {
    show({ is: 'sent' })
    await arrived(receipt)
    // In the place of the form: going back leads past it, to what was before.
    window.location.replace(receipt)
  }

  return {
    send,
    photosMoved: () => photosDone?.(),
    withoutPhotos() {
      isWithoutPhotos = true
      photosDone?.()
    },
    cancel() {
      stop?.abort()
      stop = null
      photosDone?.()
      show({ is: 'still' })
    },
  }
}

/** What the form says now, without files: those have gone by themselves. Null when nothing was answered. */
async function post(form: HTMLFormElement, signal: AbortSignal): Promise<Response | null> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  const silence = new AbortController()
  const giveUp = () => silence.abort()
  const limit = setTimeout(giveUp, patienceMs)
  signal.addEventListener('abort', giveUp)
  const keepalive = fields.toString().length < mostBehindUs
  try {
    return await fetch(form.action, { method: 'POST', body: fields, keepalive, signal: silence.signal })
  } catch {
    return null
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', giveUp)
  }
}
