import { ask, Denied, have, haveBy, NotOffered, status } from './ask-there.ts'
import type { Session } from './sign-in.ts'

type Move = { from: string; to: string; aside: string }

/**
 * Gives a file another's name: in one step where the server can (OpenSSH's posix-rename), or where there is no other; else
 * the other steps aside first, and whoever fetches just then finds none, but never half of one.
 */
export async function moveOver(session: Session, { from, to, aside }: Move): Promise<void> {
  const { sftp } = session
  const rename = (name: string, other: string) => have(session, (done) => sftp.rename(name, other, done))
  try {
    return await haveBy(session, (done) => sftp.ext_openssh_rename(from, to, done))
  } catch (error) {
    if (!(error instanceof NotOffered)) throw error
  }
  try {
    return await rename(from, to)
  } catch (error) {
    if (!(error instanceof Denied && (await isThere(session, to)))) throw error
  }
  const removeAside = () => have(session, (done) => sftp.unlink(aside, done))
  // What stands aside from before is older than what is there.
  await removeAside().catch(unlessDenied)
  await rename(to, aside)
  try {
    await rename(from, to)
  } catch (error) {
    if (error instanceof Denied) await rename(aside, to).catch(unlessDenied)
    throw error
  }
  // It has its name, whether or not this is answered.
  await removeAside().catch(() => undefined)
}

const isThere = (session: Session, path: string): Promise<boolean> =>
  ask(session, (done) => session.sftp.stat(path, done)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Denied && error.code === status.noSuchFile) return false
      throw error
    },
  )

function unlessDenied(error: unknown): void {
  if (!(error instanceof Denied)) throw error
}
