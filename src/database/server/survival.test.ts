import { expect, test } from 'vitest'
import { guardOf, hold, newFolder, postmasterOf, read, start, write } from '../../../test/own-server.ts'
import { isAlive } from './processes.ts'

test('a process killed with its server loses nothing, and the next start takes over', async () => {
  const folder = await newFolder()
  const holder = await hold(folder)
  await write(holder.server, 'committed')
  holder.process.kill('SIGKILL')
  const next = await start({ folder })
  expect(next.adopted).toBe(false)
  expect(await read(next)).toEqual(['committed'])
})

test('after everything was killed at once the next start loses nothing', async () => {
  const folder = await newFolder()
  const holder = await hold(folder)
  await write(holder.server, 'committed')
  const postmaster = await postmasterOf(holder.server)
  const guard = await guardOf(postmaster)
  holder.process.kill('SIGKILL')
  for (const pid of [...guard, postmaster]) killIfThere(pid)
  const next = await start({ folder })
  expect(next.adopted).toBe(false)
  expect(await read(next)).toEqual(['committed'])
})

test('an orphan that lost its guard too is stopped, not adopted', async () => {
  const folder = await newFolder()
  const holder = await hold(folder)
  const postmaster = await postmasterOf(holder.server)
  for (const pid of await guardOf(postmaster)) process.kill(pid, 'SIGKILL')
  holder.process.kill('SIGKILL')
  const next = await start({ folder })
  expect(next.adopted).toBe(false)
  expect(await isAlive(postmaster)).toBe(false)
})

test('a server that is killed under us comes back at the same socket', async () => {
  const said: string[] = []
  const server = await start({ folder: await newFolder(), say: (line) => said.push(line) })
  await write(server, 'committed')
  const killed = await postmasterOf(server)
  process.kill(killed, 'SIGKILL')
  await expect.poll(() => read(server).catch(() => null), { timeout: 10_000 }).toEqual(['committed'])
  expect(await postmasterOf(server)).not.toBe(killed)
  expect(said).toEqual(['PostgreSQL stopped unexpectedly and is started again.'])
})

test('a guard that is killed under us takes no rows with it, and the server gets a new one', async () => {
  const server = await start({ folder: await newFolder() })
  await write(server, 'committed')
  const unguarded = await postmasterOf(server)
  for (const pid of await guardOf(unguarded)) process.kill(pid, 'SIGKILL')
  await expect.poll(() => isAlive(unguarded), { timeout: 10_000 }).toBe(false)
  await expect.poll(() => read(server).catch(() => null), { timeout: 10_000 }).toEqual(['committed'])
})

/** The guard may have gone by itself between our two signals. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
