import { NotDone } from '../file-place.ts'
import { ask, Denied, have, haveBy, NotOffered, status } from './ask-there.ts'
import type { Session } from './sign-in.ts'

/** No file of ours grows so large in a day; one that has is not ours. */
const mostBytes = 10_000_000
const pieceBytes = 32_768

/** Writes a file whole and has it flushed, where the server can. */
export async function writeThere(
  session: Session,
  path: string,
  content: string | Buffer,
  flags: 'w' | 'wx',
): Promise<void> {
  const bytes = Buffer.from(content)
  await withFile(session, path, flags, async (handle) => {
    if (bytes.length > 0)
      await have(session, (done) => session.sftp.write(handle, bytes, 0, bytes.length, 0, done))
    await haveBy(session, (done) => session.sftp.ext_openssh_fsync(handle, done)).catch((error: unknown) => {
      if (!(error instanceof NotOffered)) throw error
    })
  })
}

/** Null where there is no such file. */
export async function mayRead(session: Session, path: string): Promise<string | null> {
  try {
    return await withFile(session, path, 'r', (handle) => contentOf(session, handle))
  } catch (error) {
    if (error instanceof Denied && error.code === status.noSuchFile) return null
    throw error
  }
}

async function contentOf(session: Session, handle: Buffer): Promise<string> {
  const pieces: Buffer[] = []
  for (let length = 0; ; ) {
    const piece = Buffer.alloc(pieceBytes)
    const count = await ask<number>(session, (done) =>
      session.sftp.read(handle, piece, 0, pieceBytes, length, done),
    )
    if (!count) return Buffer.concat(pieces).toString('utf8')
    pieces.push(piece.subarray(0, count))
    length += count
    if (length > mostBytes) throw new NotDone({ outcome: 'refused', answer: 'the file there is too large' })
  }
}

async function withFile<T>(
  session: Session,
  path: string,
  flags: 'r' | 'w' | 'wx',
  work: (handle: Buffer) => Promise<T>,
): Promise<T> {
  const handle = await ask<Buffer>(session, (done) =>
    session.sftp.open(path, flags, flags === 'r' ? 0 : 0o640, done),
  )
  try {
    return await work(handle)
  } finally {
    await have(session, (done) => session.sftp.close(handle, done))
  }
}
