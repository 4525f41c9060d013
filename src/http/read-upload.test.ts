import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilGiven } from '../../e2e/until-given.ts'
import { readForm } from './form.ts'
import { discardFiles, readUpload } from './read-upload.ts'

const folder = await mkdtemp(join(tmpdir(), 'fixamingata-upload-'))
const rules = { fields: ['photo'], folder, mostFiles: 2, bytesEach: 1_000_000 }
let port = 0
const faults: unknown[] = []
const onFault = (error: unknown) => faults.push(error)

const server = serve(
  {
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      if (new URL(request.url).pathname === '/words') return Response.json(await readForm(request))
      const upload = await readUpload(request, rules)
      if (upload.ok) await discardFiles(upload.files)
      return Response.json(upload.ok ? { ok: true, files: upload.files.length } : upload)
    },
  },
  ({ port: listened }) => {
    port = listened
  },
)
beforeAll(async () => {
  process.on('uncaughtException', onFault)
  await untilGiven('a port', 5_000, async () => port || null)
})
afterAll(async () => {
  process.off('uncaughtException', onFault)
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const head = (path: string, type: string) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`
const chunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
const part = Buffer.from('--kant\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n')
const multipart = 'multipart/form-data; boundary=kant'

/** Sends so many chunks over a socket of its own, then lets go of it; what came back. */
async function pour(path: string, type: string, start: Buffer, chunks: number): Promise<string> {
  const socket = createConnection(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes.toString('latin1')
  })
  socket.on('error', () => undefined)
  socket.write(head(path, type))
  socket.write(chunk(start))
  for (let sent = 0; sent < chunks && !answer && !socket.destroyed; sent += 1) {
    socket.write(chunk(Buffer.alloc(64_000, 'x')))
    await pause(1)
  }
  socket.destroy()
  return answer
}

test('whatever sender breaks off or goes on for ever, nothing stays and the process lives', async () => {
  const form = 'application/x-www-form-urlencoded'
  await Promise.all([
    ...[0, 1, 5, 12].flatMap((chunks) => [
      pour('/files', multipart, part, chunks),
      pour('/words', form, part, chunks),
    ]),
    pour('/files', 'multipart/form-data; boundary=', part, 5),
    pour('/files', multipart, Buffer.alloc(70_000, '\r\n--kant'), 5),
  ])
  expect(await pour('/words', form, Buffer.from('words='), 40)).toContain('too_large')
  expect(await pour('/files', multipart, part, 200)).toContain('too_large')
  await untilGiven('an empty folder', 5_000, async () => (await readdir(folder)).length === 0 || null)
  expect(faults).toEqual([])
})

test('more than there is room for at once are asked to come back, and have room when others are done', async () => {
  const holding = Array.from({ length: 70 }, async () => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(head('/files', multipart))
    socket.write(chunk(part))
    return new Promise<() => void>((resolve) => socket.once('connect', () => resolve(() => socket.destroy())))
  })
  const letGo = await Promise.all(holding)
  const send = async () => {
    const body = new FormData()
    body.append('photo', new File([Buffer.alloc(300_000, 'x')], 'a.jpg'))
    return (await fetch(`http://127.0.0.1:${port}/files`, { method: 'POST', body })).json()
  }
  const busy = { ok: false, why: 'busy' }
  await untilGiven('no room', 5_000, async () => ((await send()).why === busy.why ? true : null))
  for (const end of letGo) end()
  await untilGiven('room', 5_000, async () => (await send()).ok || null)
  await untilGiven('an empty folder', 5_000, async () => (await readdir(folder)).length === 0 || null)
  expect(await send()).toEqual({ ok: true, files: 1 })
})

test('a disk that takes nothing is our fault: senders are asked to come back, at once', async () => {
  const body = new FormData()
  body.append('words', 'Hej')
  body.append('photo', new File([Buffer.alloc(900_000, 'x')], 'a.jpg'))
  const request = new Request('http://localhost/', { method: 'POST', body })
  const upload = await readUpload(request, { ...rules, folder: join(folder, 'nowhere') })
  expect(upload).toEqual({ ok: false, why: 'busy' })
})
