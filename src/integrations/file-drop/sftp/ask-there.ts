import { NotDone } from '../file-place.ts'
import type { Session } from './sign-in.ts'

/** The codes of answers, as version 3 of the protocol has them, which is the one that is spoken. */
export const status = { noSuchFile: 2, permissionDenied: 3, failure: 4, unsupported: 8 } as const

/** What the server answered that it has not done. */
export class Denied extends Error {
  override name = 'Denied'
  readonly code: number
  constructor(code: number) {
    super(`SFTP status ${code}`)
    this.code = code
  }
}

/** The line went before there was an answer: what was asked may have been done. */
export class Lost extends Error {
  override name = 'Lost'
}

/** An extension that the server has not said it has: nothing was asked. */
export class NotOffered extends Error {
  override name = 'NotOffered'
}

type Refusal = Error | null | undefined

/** One question that is answered by a value. Throws `Denied` or `Lost`. */
export const ask = <T>({ lost }: Session, start: (done: (error: Refusal, value: T) => void) => void) =>
  unlessLost(
    lost,
    new Promise<T>((resolve, reject) => {
      start((error, value) => (error ? reject(deniedOr(error)) : resolve(value)))
    }),
  )

/** One that is answered by its being done. */
export const have = ({ lost }: Session, start: (done: (error?: Refusal) => void) => void): Promise<void> =>
  unlessLost(
    lost,
    new Promise<void>((resolve, reject) => {
      start((error) => (error ? reject(deniedOr(error)) : resolve()))
    }),
  )

/** The same by an extension of OpenSSH's; throws `NotOffered` before anything is asked. */
export const haveBy = (session: Session, start: (done: (error?: Refusal) => void) => void): Promise<void> =>
  have(session, (done) => {
    try {
      start(done)
    } catch (cause) {
      throw new NotOffered('not offered', { cause })
    }
  })

function unlessLost<T>(lost: Promise<never>, answered: Promise<T>): Promise<T> {
  // Nobody waits for it any more when the line is gone.
  answered.catch(() => undefined)
  return Promise.race([answered, lost.catch((cause) => Promise.reject(new Lost('lost', { cause })))])
}

/** Without a code it is nobody's answer: the line is gone, or never was one. */
function deniedOr(error: Error): Error {
  const code = 'code' in error ? Number(error.code) : Number.NaN
  const isOfLine = Number.isNaN(code) || code === 6 || code === 7
  return isOfLine ? new Lost('lost', { cause: error }) : new Denied(code)
}

/** What comes of a question that was not answered as it should. */
export function notDone(error: unknown): unknown {
  if (error instanceof Lost)
    return new NotDone({ outcome: 'later', answer: 'the line was cut' }, { cause: error })
  if (!(error instanceof Denied)) return error
  const answer = `the folder: ${words[error.code] ?? `SFTP status ${error.code}`}`
  return new NotDone({ outcome: isClosed.has(error.code) ? 'refused' : 'later', answer }, { cause: error })
}

/** A person must give us the folder. All else may pass: a disk that is full answers as any failure does. */
const isClosed: ReadonlySet<number> = new Set([
  status.noSuchFile,
  status.permissionDenied,
  status.unsupported,
])

const words: Readonly<Record<number, string>> = {
  [status.noSuchFile]: 'it is not there',
  [status.permissionDenied]: 'we may not write there',
  [status.failure]: 'the server failed (a full disk, perhaps)',
  [status.unsupported]: 'the server can’t do that',
}
