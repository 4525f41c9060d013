import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile } from '../../test/photos.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, send } = await browse(db)

type Manifest = {
  id: string
  lang: string
  start_url: string
  shortcuts: { url: string }[]
  share_target: { action: string; method: 'POST'; params: { files: [{ name: string; accept: string[] }] } }
}

async function manifestIn(language: 'sv' | 'en'): Promise<Manifest> {
  const html = await page(language === 'sv' ? '/' : '/en')
  const [, address = ''] = /<link rel="manifest" href="([^"]+)"/.exec(html) ?? []
  const answer = await get(address)
  expect(answer.headers.get('content-type')).toContain('application/manifest+json')
  return answer.json()
}

test.each(['sv', 'en'] as const)(
  'in %s a page names its manifest, whose addresses all answer',
  async (language) => {
    const manifest = await manifestIn(language)
    expect([manifest.id, manifest.lang]).toEqual(['/', language])
    for (const address of [manifest.start_url, ...manifest.shortcuts.map(({ url }) => url)])
      expect((await get(address)).status, address).toBe(200)
  },
)

test('a photo shared from another program begins a report', async () => {
  const { share_target: target } = await manifestIn('sv')
  const [{ name, accept }] = target.params.files
  expect(accept).toContain('image/*')
  const shared = await send(target.action, {}, [await aFile(name)])
  expect(shared.headers.get('location')).toMatch(/^\/utkast\/k1\.[^/]+\?lat=57\.930181&lon=12\.533519$/)
})

test('the page for no network answers in both languages, and its worker is asked for anew each time', async () => {
  expect(await page(paths.offline())).toContain('inget nät')
  expect(await page(`/en${paths.offline()}`)).toContain('no network')
  const worker = await get(paths.serviceWorker())
  expect(worker.headers.get('content-type')).toContain('javascript')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
})
