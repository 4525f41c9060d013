import { expect, test } from 'vitest'
import { aJpeg } from '../../../test/photos.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import type { PdfPart } from './pdf-document.ts'
import { writePdf } from './write-pdf.ts'

const written = async (parts: readonly PdfPart[]) =>
  readPdf(
    await writePdf({
      ...{ title: 'Åsa på ön', language: 'sv', head: 'Överst', parts },
      foot: (page, pages) => `Sida ${page} av ${pages}`,
      unknownSign: (sign) => `${sign} saknas i typsnittet.`,
    }),
  )
const words = (said: string): PdfPart => ({ is: 'words', words: said })

test('a document says what it is called, in which language, and how it is read', async () => {
  const pdf = await written([
    { is: 'heading', level: 1, words: 'Ett hål' },
    { is: 'fact', term: 'Plats', detail: 'Ängön' },
    { is: 'fact', term: 'Rubrik', detail: 'A hole', language: 'en' },
    { is: 'list', items: ['Ett', 'Två'] },
    { is: 'picture', jpeg: await aJpeg(), width: 320, height: 240, alt: 'Foto 1 av 1' },
    { is: 'words', words: 'A hole', language: 'en' },
  ])
  expect(pdf.title).toBe('Åsa på ön')
  expect(pdf.objects).toMatch(/\/Lang \(sv\)/)
  expect(pdf.objects).toMatch(/\/Lang \(en\)/)
  expect(pdf.objects).toMatch(/\/Marked true/)
  expect(pdf.objects).toMatch(/\/DisplayDocTitle true/)
  expect(pdf.objects).toMatch(/\/FontFile2/)
  expect(pdf.objects).not.toMatch(/\/(?:Filespec|JavaScript|URI|EmbeddedFiles)/)
  for (const tag of ['Document', 'H1', 'P', 'L', 'LI', 'LBody', 'Figure']) expect(pdf.tags).toContain(tag)
  expect(pdf.untagged).toEqual([])
  expect(pdf.alts).toEqual(['Foto 1 av 1'])
  expect(pdf.pictures).toBe(1)
  expect(pdf.text).toBe('Ett hål Plats: Ängön Rubrik: A hole • Ett • Två A hole Överst Sida 1 av 1')
})

test('a long document goes on over pages, each with its number, and nothing is lost between them', async () => {
  const lines = Array.from({ length: 300 }, (_, place) => `Rad ${place} `.repeat(12))
  const pdf = await written([words(lines.join('\n')), words('Slut')])
  expect(pdf.pages.length).toBeGreaterThan(5)
  expect(pdf.untagged).toEqual([])
  for (const [place, page] of pdf.pages.entries())
    expect(page).toContain(`Sida ${place + 1} av ${pdf.pages.length}`)
  for (const place of lines.keys()) expect(pdf.text).toContain(`Rad ${place} `)
})

test.for([
  ['letters with loose accents', 'a\u030aa\u0308o\u0308', 'åäö'],
  ['Greek, Cyrillic and Sami', 'Ωδε Житомир Čáŋŋu', 'Ωδε Житомир Čáŋŋu'],
  ['tabs, other line ends and what is not seen', 'ett\ttvå\u0000\r\ntre\u200b\u202e', 'ett två tre'],
  ['dashes and quotes', '”hål” – 1\u00a0000 €', '”hål” – 1 000 €'],
])('%s are drawn', async ([, typed = '', drawn = '']) => {
  const pdf = await written([words(typed)])
  expect(pdf.text).toBe(`${drawn} Överst Sida 1 av 1`)
  expect(pdf.missingSigns).toBe(0)
})

test('a sign that the font has not becomes one box, and it is said what a box is', async () => {
  const pdf = await written([words('Hål 👩‍👩‍👧‍👦🇸🇪 slut 漢')])
  expect(pdf.text).toContain('Hål □□ slut □ □ saknas i typsnittet.')
  expect(pdf.missingSigns).toBe(0)
})

test('Arabic is drawn by its own letters', async () => {
  const pdf = await written([words('حفرة')])
  expect(pdf.missingSigns).toBe(0)
  expect(pdf.text).not.toContain('□')
  expect(pdf.text).toMatch(/[\u0600-\u06ff]{4}/)
})

test('a word of four thousand letters is broken, in no long time', async () => {
  const begun = performance.now()
  const pdf = await written([words('å'.repeat(4000)), words('😡'.repeat(2000))])
  expect(pdf.text.match(/å/g)).toHaveLength(4000)
  expect(performance.now() - begun).toBeLessThan(10_000)
})
