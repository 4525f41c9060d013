import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { fillBodies } from '../../../test/reports.ts'
import { browse } from '../../../test/web.ts'
import type { Mailbox } from '../rooms.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get } = await browse(db)

test('the letters of a demonstration are read on this machine only', async () => {
  const letter = {
    id: 'a',
    at: new Date(),
    from: 'f@x.example',
    to: 'a@x.example',
    subject: '<b>Hej',
    title: 'Hej du',
  }
  const text = 'Se http://localhost/om och https://evil.example/'
  const mailbox: Mailbox = {
    list: async () => [letter],
    read: async (id) =>
      id === 'a'
        ? { ...letter, headers: [], attachments: [], text, html: '<head></head><p style="x">' }
        : null,
  }
  const demonstration = await browse(db, { mode: 'demonstration', mailbox })
  expect(await demonstration.page('/dev/mail')).toContain('&lt;b>Hej')
  const read = await demonstration.page('/dev/mail/a')
  expect(read).toContain('href="http://localhost/om"')
  expect(read).not.toContain('href="https://evil.example')
  const html = await demonstration.get('/dev/mail/a/html')
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await demonstration.get('/dev/mail/b')).status).toBe(404)
  expect((await demonstration.get('/dev/mail', { 'x-forwarded-for': '1.2.3.4' })).status).toBe(404)
  expect((await demonstration.get('/dev/mail', { forwarded: 'for=1.2.3.4' })).status).toBe(404)
  expect((await demonstration.app.request('http://evil.example/dev/mail')).status).toBe(404)
  for (const mode of ['local', 'production'] as const)
    expect((await (await browse(db, { mode, mailbox })).get('/dev/mail')).status).toBe(404)
  expect((await get('/dev/mail')).status).toBe(404)
})
