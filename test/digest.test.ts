import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { tellWatchers } from '#alerts/tell-watchers.ts'
import { openTestDatabase } from './database.ts'
import { sendingLetters } from './outgoing-letters.ts'
import { alingsas, aReport, fillBodies } from './reports.ts'
import { aroundSquare, aWatch, someAddress } from './watches.ts'
import { browse } from './web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { mailTo, server: mailServer } = await sendingLetters(db)
const { app } = await browse(db)
const web = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await once(web, 'listening')
afterAll(() => void web.close())

const days = (count: number) => new Date(Date.now() + count * 86_400_000)

/** What a mail program does with a header's address: no cookie, no origin, no page opened before. */
const askWeb = (address: string, asked: RequestInit = {}) => {
  const { port } = web.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}${new URL(address).pathname}`, { redirect: 'manual', ...asked })
}

test('RFC 8058: a daily digest joins what happened, and one POST by the mail program ends it', async () => {
  const [reader, other] = [someAddress(), someAddress()]
  await aWatch(db, { email: reader, watched: aroundSquare(1_000), pace: 'daily' })
  await aWatch(db, { email: reader, watched: { subject: 'body', body: alingsas }, pace: 'daily' })
  await aWatch(db, { email: other, pace: 'daily' })
  for (const title of ['Hål vid torget', 'Klotter vid torget'])
    await aReport(db, { email: someAddress(), title })
  await tellWatchers(db, days(2))
  const digest = await mailTo(reader, '2 nya anmälningar där du bevakar')
  expect(digest.text).toMatch(
    /Hål vid torget[\s\S]*Klotter vid torget|Klotter vid torget[\s\S]*Hål vid torget/,
  )
  const leave = /^<(http\S+)>$/.exec(String(digest.headers.get('list-unsubscribe')))?.[1] ?? ''
  expect(digest.text.split('\n')).toContain(leave)

  const looked = await askWeb(leave)
  expect(await looked.text()).toContain('Vill du sluta få brev om allt som du bevakar (2)?')
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const left = await askWeb(leave, { method: 'POST', body })
  expect(left.status, 'a mail program need not follow anywhere').toBe(200)

  await aReport(db, { email: someAddress(), title: 'Lampa vid torget' })
  expect(await tellWatchers(db, days(4)), 'one who stays').toBe(1)
  await mailTo(other, 'Nytt där du bevakar: Lampa vid torget')
  expect(mailServer.mails.filter(({ to }) => to === reader)).toHaveLength(1)
})
