// The limit: a bare server in a process of its own, sending a page's bytes after the page's own statements.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connectionString } from '#database/database.ts'
import { makePool } from '#database/pool.ts'
import type { LimitWork } from './limit.ts'

const work: LimitWork = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))
const pool = makePool({ connectionString: connectionString(work.connection), max: 10 })
const pages = new Map(
  work.pages.map((page) => [page.path, { ...page, bytes: Buffer.from(page.body, 'base64') }]),
)

const server = createServer(async (request, response) => {
  const page = pages.get(request.url ?? '')
  if (!page) return response.writeHead(404).end()
  for (const { text, parameters } of page.statements) await pool.query(text, parameters)
  response.writeHead(200, page.headers).end(page.bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit())
