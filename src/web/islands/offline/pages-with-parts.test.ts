import { expect, test } from 'vitest'
import { pagesWithParts } from './pages-with-parts.ts'

const files: Readonly<Record<string, [type: string, text: string]>> = {
  '/utan-nat': [
    'text/html; charset=UTF-8',
    '<link rel="stylesheet" href="/assets/style-1A2B3C4D.css"><script src="/assets/offline-AAAAAAAA.js"></script><a href="/om">',
  ],
  '/assets/style-1A2B3C4D.css': ['text/css', '@import "./other-CCCCCCCC.js"'],
  '/assets/offline-AAAAAAAA.js': [
    'text/javascript',
    'import{a}from"./chunk-BBBBBBBB.js";import("./reader-DDDDDDDD.js")',
  ],
  '/assets/chunk-BBBBBBBB.js': ['text/javascript', 'import"./offline-AAAAAAAA.js"'],
  '/assets/reader-DDDDDDDD.js': ['text/javascript', 'export default 1'],
}

const get = async (address: string) => {
  const [type, text] = files[address] ?? ['text/plain', '']
  return new Response(text, { status: address in files ? 200 : 404, headers: { 'content-type': type } })
}

test('a page brings its styles, its scripts and what those import, each once', async () => {
  const fetched = await pagesWithParts(['/utan-nat'], get)
  expect(fetched.map(({ address }) => address).sort()).toEqual(Object.keys(files).sort())
  for (const { address, answer } of fetched) expect(await answer.text()).toBe(files[address]?.[1])
})

test('what can’t be had whole is not had at all', async () => {
  await expect(pagesWithParts(['/utan-nat', '/en/utan-nat'], get)).rejects.toThrow('/en/utan-nat: 404')
})
