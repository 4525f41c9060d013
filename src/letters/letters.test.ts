import { expect, test } from 'vitest'
import { deliveryToSend } from '../../test/delivery-to-send.ts'
import {
  bare,
  baseUrl,
  everyLetter,
  item,
  news,
  newsOfPlaces,
  placeItem,
  sentOn,
  stolen,
  token,
} from '../../test/every-letter.ts'
import { faultsOf } from '../../test/plain-language.ts'
import { readHtml } from '../../test/read-html.ts'
import { caseUpdate } from './case-update.ts'
import { confirmReport } from './confirm-report.ts'
import { newReport } from './new-report.ts'
import { laterKinds } from './samples/sample-bodies.ts'
import { sampleModerated } from './samples/sample-moderation.ts'
import { operatorActs, type SampleAct, sampleActs } from './samples/sample-news.ts'
import { threadSubject } from './thread-subject.ts'

const all = (['sv', 'en'] as const).flatMap((language) =>
  everyLetter(language).map(([name, letter]) => ({ language, name, letter })),
)
const linksIn = (html: string) =>
  Array.from(html.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'))

/** Without what is shown before it is opened: the first of the same words. */
const opened = (html: string) => html.replace(/<div class="preview".*?<\/div>/s, '')

/** The address of a button may stand under it once more. */
const withoutEchoes = (links: readonly string[]) => links.filter((href, place) => href !== links[place - 1])

const isSaidOnce = (line: string) =>
  line !== 'fixamingata' && !/^(fungerar inte knappen|does the button|https?:)/.test(line)

test.for(all)('$language $name says the same in plain text as in HTML, in the same order', ({ letter }) => {
  const lines = letter.text.split('\n')
  const addresses = lines.filter((line) => line.startsWith('http'))
  expect(withoutEchoes(addresses)).toEqual(withoutEchoes(linksIn(letter.html)))
  const seen = opened(letter.html)
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((one) => one.trim().toLowerCase())
  let written = letter.text.toLowerCase()
  for (const line of seen.filter(Boolean).filter(isSaidOnce)) {
    expect(written).toContain(line)
    written = written.slice(written.indexOf(line) + line.length)
  }
})

test.for(all)('$language $name quotes no link that lets anybody in', ({ letter }) => {
  expect(JSON.stringify(letter)).not.toContain(stolen)
})

test.for(all)('$language $name has nothing unfinished in it', ({ letter, language }) => {
  expect(`${letter.subject}\n${letter.text}`).not.toMatch(/undefined|null|\[object|NaN|&#| {2}$/m)
  expect(letter.html).not.toMatch(/undefined|\[object|NaN|&amp;amp;(?!&lt;)/)
  expect(letter.subject).not.toMatch(/[\r\n]/)
  expect(letter.html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`))
  expect(letter.html).not.toMatch(/<img|<script|url\(/)
})

test.for(all)('LANG-3: $language $name is plain, in one language and finished', ({ language, letter }) => {
  expect(faultsOf(language, readHtml(opened(letter.html), ['main', 'footer']))).toEqual([])
})

test('a letter to an unproven address quotes nothing and leads to the confirmation', () => {
  const letter = confirmReport({
    language: 'sv',
    baseUrl,
    token: token('d'),
    categories: ['Hål i gatan eller vägen'],
    municipality: 'Alingsås kommun',
    count: 1,
    isReminder: false,
  })
  expect(letter.subject).toBe('Bekräfta din felanmälan')
  expect(letter.text).toContain(`${baseUrl}/bekrafta/${token('d')}`)
  expect(letter.text).toContain('30 dagar')
  expect(letter.text).toContain('Kategori: Hål i gatan eller vägen')
})

test('an English reader is led to English pages', () => {
  const letter = news('en', [item('fix')], token('o'))
  expect(letter.text).toContain(`${baseUrl}/en/min-rapport/${token('o')}`)
  expect(letter.text).toContain(`${baseUrl}/en/rapporter/1000001`)
})

test('RFC 8058: news can be ended with one click', () => {
  expect(news('en', [item('fix')], null).headers).toEqual({
    'List-Unsubscribe': `<${baseUrl}/avsluta/${token('u')}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('a municipality reads a new report in the order it knows', () => {
  const delivery = deliveryToSend()
  const letter = newReport({ delivery, category: 'Hål i gatan eller vägen', baseUrl, language: 'sv' })
  expect(letter.subject).toBe('Ny felanmälan: Hål i gatan eller vägen, Storgatan 12 [1000001]')
  const order = [
    'Svara eller uppdatera ärendet',
    `${baseUrl}/svar/${delivery.caseToken}`,
    'UPPGIFTSLÄMNARE',
    'Namn: Åsa Öberg',
    'E-post: asa@exempel.example',
    'ÄRENDET',
    'Nummer: 1000001',
    'Kategori: Hål i gatan eller vägen',
    'Rubrik: Djupt hål vid övergångsstället',
    'Beskrivning:\n> Hålet är djupt.\n> \n> Jag höll på att cykla omkull.',
    'PLATS',
    'Adress eller plats: Storgatan 12',
    'Latitud och longitud (WGS 84): 57.930300, 12.533500',
    'SWEREF 99 TM: N 6423615, E 353944',
    'Kommun: Alingsås kommun',
    'https://www.openstreetmap.org/?mlat=57.930300&mlon=12.533500#map=18/57.930300/12.533500',
    'DÄRFÖR KOM ÄRENDET TILL ER',
    `${baseUrl}/rapporter/1000001`,
  ]
  const places = order.map((words) => letter.text.indexOf(words))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('a report without place words names its municipality in the subject', () => {
  const { report } = deliveryToSend()
  const delivery = deliveryToSend({ report: { ...report, placeWords: ' ' } })
  const { subject } = newReport({ delivery, category: 'Klotter', baseUrl, language: 'sv' })
  expect(subject).toBe('Ny felanmälan: Klotter, Alingsås kommun [1000001]')
})

test.for<[string, SampleAct[], string]>([
  ['what is fixed, whatever else was said', ['receive', 'start', 'fix'], 'Lund har åtgärdat problemet.'],
  ['the undoing of what was undone', ['fix', 'undo'], 'Lund har ångrat en ändring. Status är nu: Mottagen.'],
  ['an answer that stays true', ['answer', 'ask', 'start'], 'Lund har svarat.'],
  ['a question that still waits', ['receive', 'ask'], 'Lund behöver veta mer för att kunna gå vidare.'],
  ['a closing', ['investigate', 'decline'], 'Lund kommer inte att åtgärda problemet.'],
  ['that it has gone on', ['hand_over', 'receive'], 'Lund har skickat ärendet vidare till Trafikverket.'],
  ['that it has been sent', ['deliver'], 'Felanmälan är skickad till Lund.'],
])('what stands beside the subject tells %s', ([, told, title]) => {
  const letter = news('sv', told.map(item), token('o'))
  expect(letter.text.split('\n')[0]).toBe(title)
  const [first] = readHtml(letter.html.replace(/<head>.*<\/head>/s, ''))
  expect(first?.text.slice(0, title.length)).toBe(title)
  expect(first?.text.length).toBeLessThanOrEqual(140)
})

test('every letter about a report to a person has one subject, whatever it tells and in either language', () => {
  const title = 'Hål i vägen, Åsögatan 🕳️'
  const about = { number: 1000001, title, language: 'sv' } as const
  const letters = (['sv', 'en'] as const).flatMap((language) => [
    ...sampleActs.flatMap((act) => [
      news(language, [item(act)], null, null, about),
      news(language, [item('receive'), item(act)], token('o'), token('v'), about),
    ]),
    sampleModerated(language, { title }),
  ])
  expect(new Set(letters.map(({ subject }) => subject))).toEqual(new Set([`${title} [1000001]`]))
  expect(sampleModerated('sv', { title }, { isHidden: true }).subject).not.toContain(title)
  expect(threadSubject('å'.repeat(120), 1000001)).toBe(`${'å'.repeat(79)}… [1000001]`)
})

test('every mail about a case to its holder has the subject of the first, after "Re:"', () => {
  const toBody = { delivery: deliveryToSend(), category: 'Klotter', baseUrl, language: 'sv' } as const
  const first = newReport(toBody).subject
  expect(first).toBe('Ny felanmälan: Klotter, Storgatan 12 [1000001]')
  for (const kind of laterKinds) expect(caseUpdate(toBody, kind).subject, kind).toBe(`Re: ${first}`)
})

test('the letter of a fix asks whether it holds, by one link, of reporter and follower alike', () => {
  for (const own of [token('o'), null]) {
    const asked = news('sv', [item('fix')], own, token('v'))
    expect(asked.text).toMatch(/^Lund har åtgärdat problemet\./)
    expect(asked.text).toMatch(/stämmer det\?/i)
    expect(asked.text.match(/\/stammer\/\S+/g)).toEqual([`/stammer/${token('v')}`])
    expect(asked.html).toContain(`href="${baseUrl}/stammer/${token('v')}"`)
    expect(asked.text.includes('/min-rapport/')).toBe(own !== null)
  }
  const unasked = news('sv', [item('fix')], token('o'))
  expect(unasked.text).not.toContain('/stammer/')
  expect(unasked.text).toContain('inom 30 dagar')
})

test('thanks are told to the body as thanks, and ask for nothing', () => {
  const mail = caseUpdate(
    { delivery: deliveryToSend({ kind: 'thanks', threadId: 'x' }), category: 'Hål', baseUrl, language: 'sv' },
    'thanks',
  )
  expect(mail.subject).toMatch(/^Re: /)
  expect(mail.text).toContain('Ni behöver inte svara.')
})

test('a planned day is told', () => {
  expect(news('sv', [item('plan')], null).text).toContain('Planerad dag: 3 maj 2027.')
})

test('what operators do to a case is told as theirs, not as the body’s words', () => {
  const mail = newReport({ delivery: sentOn, category: 'Hål', baseUrl, language: 'sv' })
  expect(mail.text).toContain('FixaMinGata har skickat en felanmälan från Lomma till er.')
  expect(mail.text).toContain('FixaMinGata skriver:')
  expect(mail.text).not.toContain('Lomma skriver')
  expect(mail.text).toMatch(
    /Beskrivning:[\s\S]*Den som anmälde skrev 24 november 2026 kl.\s09.00:\n> Norra sidan/,
  )
  for (const act of operatorActs) {
    const letter = news('sv', [{ ...item(act), byOperator: true }], token('o'))
    expect(letter.text, act).toMatch(/FixaMinGata har [\s\S]*FixaMinGata skriver:/i)
    expect(letter.text, act).not.toMatch(/^Lund har/m)
  }
})

test('J7: what may be urgent says so in the subject and first in the letter, and answers stand with the case', () => {
  const letter = newReport({
    delivery: deliveryToSend({
      report: {
        ...bare.report,
        urgent: ['gas', 'answer'],
        answers: [
          {
            code: 'plat',
            question: 'Registreringsnummer',
            questionIn: 'sv',
            answer: 'ABC 123',
            answerIn: null,
            value: 'ABC 123',
            isPrivate: true,
          },
        ],
      },
    }),
    category: 'Hål',
    baseUrl,
    language: 'sv',
  })
  expect(letter.subject).toMatch(/^Kan vara akut: Ny felanmälan: Hål/)
  expect(letter.text).toContain('anmälan tyder på gas och fara, enligt ett svar.')
  expect(letter.text).toMatch(/Registreringsnummer:? ABC 123/)
})

test('news of places are told by what they are, with how many there are besides', () => {
  const one = newsOfPlaces('sv', { told: [{ ...placeItem(false), title: 'Hål' }] })
  expect(one.subject).toBe('Nytt där du bevakar: Hål')
  expect(newsOfPlaces('sv').subject).toBe('1 ny anmälan och 1 åtgärdad där du bevakar')
  const many = newsOfPlaces('sv', { more: { count: 157, path: '/kommuner/lund?visa=alla' } })
  expect(many.subject).toBe('159 nyheter där du bevakar')
  expect(many.text).toContain(`… och 157 till:\n${baseUrl}/kommuner/lund?visa=alla`)
  expect(many.text).toContain(`${baseUrl}/mina-bevakningar/${token('w')}`)
})

test('RFC 8058: news of places can be ended with one click', () => {
  expect(newsOfPlaces('en').headers).toEqual({
    'List-Unsubscribe': `<${baseUrl}/avsluta-bevakning/${token('l')}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('A11Y-7: what is written in another language than the letter says so', () => {
  const { report } = deliveryToSend()
  const entry = { words: 'Still there.', writtenBy: 'reporter', says: null, photos: [] } as const
  const at = new Date('2026-11-24T09:00:00Z')
  const delivery = deliveryToSend({
    report: { ...report, title: 'Deep hole', description: 'Half a metre wide.', language: 'en' },
    entry: { ...entry, language: 'en', at },
  })
  const toBody = newReport({ delivery, category: 'Hål', baseUrl, language: 'sv' })
  for (const words of ['Deep hole', 'Half a metre wide.', 'Still there.'])
    expect(toBody.html).toMatch(new RegExp(`lang="en">${words}`))
  const told = { ...item('answer'), words: 'Vi lagar i morgon.', language: 'sv' } as const
  expect(news('en', [told], token('o')).html).toContain('lang="sv">Vi lagar i morgon.')
  expect(news('sv', [told], token('o')).html).not.toContain('lang="sv">Vi lagar i morgon.')
})

test('a letter to a body leads to the page about how a body takes part', () => {
  const letter = newReport({ delivery: deliveryToSend(), category: 'Hål', baseUrl, language: 'sv' })
  expect(letter.html).toMatch(new RegExp(`href="${baseUrl}/om/for-kommuner">Läs om hur ni kan vara med<`))
})
