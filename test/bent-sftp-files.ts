import { existsSync, promises as files, type PathLike, type Stats } from 'node:fs'
import { join } from 'node:path'
import ssh2, { type SFTPWrapper } from 'ssh2'

/**
 * What it does wrong. `cut_after`: it gives a file its name, and the line goes before it says so; `cut_before`: the line goes
 * instead; `full`: there is no room; `silent`: it takes all and answers nothing; `endless`: files have no end;
 * `no_rename`: it gives no file another name; `cut_unlocking`: the line goes when a lock is to be removed; `cut_second`: when
 * the second of two formats is begun.
 */
export type Bend =
  | 'cut_unlocking'
  | 'cut_second'
  | 'cut_after'
  | 'cut_before'
  | 'full'
  | 'silent'
  | 'endless'
  | 'no_rename'

type Rooms = { root: string; bent(): Bend | null; mend(): void; cut(): void }

const { OPEN_MODE: mode, STATUS_CODE: code } = ssh2.utils.sftp

/** Serves what is in a folder, and what is wrong with it, as version 3 of SFTP has it. */
export function serveFiles(sftp: SFTPWrapper, { root, bent, mend, cut }: Rooms): void {
  const handles = new Map<number, { path: string; flags: string }>()
  let made = 0
  const at = (path: string): string => join(root, path)
  const fail = (id: number, error: unknown) => sftp.status(id, codeOf(error))

  async function answer(id: number, doing: () => Promise<unknown>, isSaid = false): Promise<void> {
    if (bent() === 'silent') return
    try {
      await doing()
      if (!isSaid) sftp.status(id, code.OK)
    } catch (error) {
      fail(id, error)
    }
  }

  const told = (id: number, path: PathLike) =>
    answer(id, async () => sftp.attrs(id, attributes(await files.stat(path))), true)

  sftp
    .on('OPEN', (id, path, flags) =>
      answer(
        id,
        async () => {
          if (bent() === 'cut_second' && path.includes('.geojson')) return cutNow()
          const isNew = (flags & mode.EXCL) !== 0
          const opened = (flags & mode.WRITE) !== 0 ? (isNew ? 'wx' : 'w') : 'r'
          const handle = await files.open(at(path), opened)
          await handle.close()
          made += 1
          handles.set(made, { path: at(path), flags: opened })
          const name = Buffer.alloc(4)
          name.writeUInt32BE(made)
          sftp.handle(id, name)
        },
        true,
      ),
    )
    .on('WRITE', (id, handle, offset, data) =>
      answer(id, async () => {
        if (bent() === 'full') throw new Error('ENOSPC')
        const file = await files.open(pathOf(handle), 'r+')
        await file.write(data, 0, data.length, offset)
        await file.close()
      }),
    )
    .on('READ', (id, handle, offset, length) =>
      answer(
        id,
        async () => {
          if (bent() === 'endless') return sftp.data(id, Buffer.alloc(Math.min(length, 32_768), 'x'))
          const piece = (await files.readFile(pathOf(handle))).subarray(offset, offset + length)
          return piece.length === 0 ? sftp.status(id, code.EOF) : sftp.data(id, piece)
        },
        true,
      ),
    )
    .on('CLOSE', (id) => void answer(id, async () => undefined))
    .on('STAT', (id, path) => void told(id, at(path)))
    .on('LSTAT', (id, path) => void told(id, at(path)))
    .on(
      'REMOVE',
      (id, path) =>
        void answer(id, () =>
          bent() === 'cut_unlocking' && path.endsWith('.lock') ? cutNow() : files.unlink(at(path)),
        ),
    )
    .on('RENAME', (id, from, to) => void answer(id, () => rename(from, to)))

  async function rename(from: string, to: string): Promise<void> {
    const how = bent()
    if (how === 'no_rename' || existsSync(at(to))) throw new Error('EEXIST')
    if (how === 'cut_before' || how === 'cut_after') {
      if (how === 'cut_after') await files.rename(at(from), at(to))
      await cutNow()
    }
    await files.rename(at(from), at(to))
  }

  /** The line is gone: nobody hears what is said. */
  function cutNow(): Promise<void> {
    mend()
    cut()
    return new Promise(() => undefined)
  }

  const pathOf = (handle: Buffer): string => handles.get(handle.readUInt32BE(0))?.path ?? ''
}

const attributes = ({ mode: permissions, uid, gid, size, atimeMs, mtimeMs }: Stats) => ({
  ...{ mode: permissions, uid, gid, size },
  ...{ atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) },
})

const codeOf = (error: unknown): number => {
  const name = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { ENOENT: code.NO_SUCH_FILE, EACCES: code.PERMISSION_DENIED }[name] ?? code.FAILURE
}
