import pg from 'pg'
import { expect, test } from 'vitest'
import { startPatiently } from './start-patiently.ts'

/** As where nobody listens any more. */
const nobody = () => new pg.Client({ host: '127.0.0.1', port: 1 }).connect()

test('a database that goes while we start is waited for, and all begins anew', async () => {
  let opened = 0
  const open = async () => {
    opened += 1
    if (opened === 2) await nobody()
    return opened
  }
  const start = async (which: number) => {
    if (which === 1) await nobody()
    return `started ${which}`
  }
  expect(await startPatiently(open, start)).toBe('started 3')
})

test('one that was never there, has gone for long, or is not to blame, is told of at once', async () => {
  let started = 0
  const start = async () => {
    started += 1
    throw new Error('a port is taken')
  }
  await expect(startPatiently(nobody, start)).rejects.toThrow('ECONNREFUSED')
  expect(started).toBe(0)
  await expect(startPatiently(async () => 1, start)).rejects.toThrow('a port is taken')
  expect(started).toBe(1)
  await expect(startPatiently(async () => 1, nobody, -1)).rejects.toThrow('ECONNREFUSED')
})
