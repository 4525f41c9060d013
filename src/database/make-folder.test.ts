import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

async function somewhere(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-folder-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o755)
  return folder
}

/** Root may write everywhere and is never refused: what follows is done as somebody else. */
function withoutRights(): void {
  if (process.getuid?.() !== 0) return
  process.seteuid?.(65_534)
  onTestFinished(() => process.seteuid?.(0))
}

test('a folder is made with all that is missing above it, and made again without harm', async () => {
  const folder = join(await somewhere(), 'a', 'b')
  await Promise.all([makeFolder(folder), makeFolder(folder)])
  await makeFolder(folder)
  expect((await stat(folder)).isDirectory()).toBe(true)
})

test('a folder on a link to another folder is that folder', async () => {
  const home = await somewhere()
  await mkdir(join(home, 'disk'))
  await symlink('disk', join(home, 'link'))
  await makeFolder(join(home, 'link', 'a'))
  expect((await stat(join(home, 'disk', 'a'))).isDirectory()).toBe(true)
})

test('what is no folder is refused with a sentence that says what it is', async () => {
  const home = await somewhere()
  await writeFile(join(home, 'file'), '')
  await symlink('nowhere', join(home, 'link'))
  await symlink('round', join(home, 'round'))
  for (const [path, sentence] of [
    ['file', 'is a file, not a folder.'],
    ['file/a/b', `: ${join(home, 'file')} is a file, not a folder.`],
    ['link', 'stands on a link that leads nowhere.'],
    ['link/a', `: ${join(home, 'link')} stands on a link that leads nowhere.`],
    ['round', 'stands on a link that leads nowhere.'],
  ] as const) {
    const folder = join(home, path)
    const refused = makeFolder(folder)
    await expect(refused).rejects.toMatchObject({ name: 'Refused' })
    await expect(refused).rejects.toThrow(
      `DATA_DIR=${folder}${sentence.startsWith(':') ? '' : ' '}${sentence}`,
    )
  }
})

test('what this user may not write is refused, whether it is there or not', async () => {
  const home = await somewhere()
  await chmod(home, 0o555)
  withoutRights()
  const inside = join(home, 'a')
  await expect(makeFolder(inside)).rejects.toThrow(`DATA_DIR=${inside} may not be written by this user.`)
  // Whether a folder may be written is asked for the user who began the process, who may be root.
  if (process.getuid?.() !== 0)
    await expect(makeFolder(home)).rejects.toThrow(`DATA_DIR=${home} may not be written by this user.`)
})

test.runIf(process.platform === 'linux')('where no folder can be made it ends, and says so', async () => {
  await expect(makeFolder('/proc/fixamingata/a')).rejects.toThrow(
    /DATA_DIR=\/proc\/fixamingata\/a: \/proc\/fixamingata (can't be made|may not be written)/,
  )
})
