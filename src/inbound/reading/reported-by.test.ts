import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { forwardedIn } from './forwarded-in.ts'
import { languageOf } from './language-of.ts'
import { readMail } from './read-mail.ts'
import { type Reported, reportedBy, reportedIn } from './reported-by.ts'

const folder = `${import.meta.dirname}/fixtures-new/`
const read = (name: string) => readMail(readFileSync(`${folder}${name}.eml`))
const seen = ({ title, description, placeWords, files }: Reported) => [
  title,
  description,
  placeWords,
  files.length,
]
const square = { lat: 57.93018, lon: 12.53352 }

const own: [mail: string, title: string, description: string, place: string, files: number][] = [
  [
    'apple-map-link',
    'Trasig bänk',
    'Bänken här är trasig https://maps.apple.com/?ll=57.93018,12.53352&q=Nål',
    '',
    0,
  ],
  ['capability-in-subject', '', 'Lampan är trasig.', '', 0],
  ['degrees-in-words', 'Mörk lampa', 'Lampan vid 57°55\'48.6"N 12°32\'0.7"E lyser inte.', '', 0],
  ['html-only', 'Lampa', 'Lampan vid Nygatan 7 är släckt.', 'Nygatan 7', 0],
  [
    'in-english',
    'Broken street light',
    'The lamp at Storgatan 12 in Alingsås is not working. Please fix it.',
    'Storgatan 12, Alingsås',
    0,
  ],
  ['iphone-picture', '', '', '', 1],
  [
    'labelled-place',
    'Trasig gunga',
    'Adress: lekplatsen bakom Nolbygatan 4\nGungan har gått av.',
    'lekplatsen bakom Nolbygatan 4',
    0,
  ],
  [
    'line-with-street',
    'Hål i gatan',
    'Hej! Stort hål på Storgatan 5 i Alingsås, utanför banken.',
    'Storgatan 5, Alingsås',
    0,
  ],
  [
    'map-link',
    'Fallet träd',
    'Ett träd ligger över stigen.\nhttps://www.google.com/maps?q=57.93018,12.53352',
    '',
    0,
  ],
  ['no-place', 'Trasig bänk', 'Bänken vid dammen har gått sönder.', '', 0],
  ['numbers-in-words', 'Nedskräpning', 'Det ligger skräp här:\n57.93018, 12.53352\n\nÅsa', '', 0],
  ['old-thread', 'Middag på lördag', 'Stort hål på Storgatan 9, Alingsås.', 'Storgatan 9, Alingsås', 0],
  ['personal-number', 'Hål', 'Jag heter Anna, […], och det är ett hål på Storgatan 1.', 'Storgatan 1', 0],
  ['picture-of-nothing', '', '', '', 1],
  ['place-abroad', 'Hål', 'Ett hål vid 59.91390, 10.75220.', '', 0],
  [
    'samsung-picture',
    '',
    'Lampan är släckt vid Östra Ågatan 12 B, Uppsala.',
    'Östra Ågatan 12 B, Uppsala',
    1,
  ],
  [
    'sent-on-by-a-neighbour',
    'Hål vid kiosken',
    'Kan ni ta den här?\n\nDet är ett hål vid kiosken på Torggatan 2.',
    'Torggatan 2',
    0,
  ],
  ['subject-only', 'Klotter på Lugna gatan 3, Alingsås', '', 'Lugna gatan 3, Alingsås', 0],
  ['village-alone', 'Halt i backen', 'Det är väldigt halt och osandat i Sollebrunn.', 'Sollebrunn', 0],
  ['windows-1252', 'Hål', 'Ett hål på Ågatan 2.', 'Ågatan 2', 0],
]

test.for(own)('%s: what somebody reports themselves', async ([mail, ...said]) => {
  const came = await read(mail)
  expect(seen(reportedBy(came, forwardedIn(came)))).toEqual(said)
})

const sentOn: [
  mail: string,
  from: string | null,
  title: string,
  description: string,
  place: string,
  files: number,
][] = [
  [
    'centre-answered-before',
    'bo.lind@exempel.example',
    'Lampan',
    'Den lyser fortfarande inte.',
    'Alingsås',
    0,
  ],
  [
    'centre-apple-mail',
    'bo.lind@exempel.example',
    'Nedskräpning',
    'Soptunnan i Plantaget är full.',
    'Alingsås',
    0,
  ],
  [
    'centre-as-file',
    'bo.lind@exempel.example',
    'Hål utanför skolan',
    'Det är ett hål utanför skolan.',
    'Alingsås',
    1,
  ],
  [
    'centre-between-colleagues',
    'bo.lind@exempel.example',
    'Översvämning',
    'Brunnen på Skolgatan svämmar över.',
    'Skolgatan, Alingsås',
    0,
  ],
  ['centre-gmail', 'bo.lind@exempel.example', 'Klotter på muren', 'Hela muren är klottrad.', 'Alingsås', 0],
  ['centre-html-only', 'bo.lind@exempel.example', 'Hål vid bron', 'Ett djupt hål vid bron.', 'Alingsås', 0],
  ['centre-name-alone', null, 'Halka', 'Det är glashalt på gångvägen.', 'Alingsås', 0],
  [
    'centre-original-message',
    'bo.lind@exempel.example',
    'Hål',
    'Det är ett hål på Skolgatan 3.',
    'Skolgatan 3, Alingsås',
    0,
  ],
  [
    'centre-outlook-en',
    'bo.lind@exempel.example',
    'Graffiti',
    'There is graffiti on the bridge.',
    'Alingsås',
    0,
  ],
  [
    'centre-outlook-sv',
    'bo.lind@exempel.example',
    'Mörkt vid skolan',
    'Hej! Tre lampor är släckta på Skolgatan.',
    'Skolgatan, Alingsås',
    0,
  ],
  [
    'centre-thunderbird',
    'bo.lind@exempel.example',
    'Trasig gunga',
    'Gungan i lekparken är trasig.',
    'Alingsås',
    0,
  ],
]

test.for(sentOn)('%s: what a contact centre sends on', async ([mail, from, ...said]) => {
  const came = await read(mail)
  const theirs = forwardedIn(came).find((one) => !one.from?.endsWith('@alingsas.example'))
  expect(theirs?.from).toBe(from)
  expect(theirs && seen(reportedIn(theirs, came, 'Alingsås'))).toEqual(said)
})

test('every mail that is kept as an example is read', () => {
  const told = [...own, ...sentOn].map(([mail]) => `${mail}.eml`)
  expect(readdirSync(folder).toSorted()).toEqual(told.toSorted())
})

test.for([
  ['numbers-in-words', square],
  ['map-link', square],
  ['apple-map-link', square],
  ['degrees-in-words', { lat: 57.930167, lon: 12.533528 }],
  ['place-abroad', null],
  ['line-with-street', null],
] as const)('%s: where the mail says in numbers, and nowhere else', async ([mail, point]) => {
  const came = await read(mail)
  expect(reportedBy(came, []).point).toEqual(point)
})

test('mails in mails in mails are soon read', async () => {
  const head = 'Från: Bo <bo@exempel.example>\nSkickat: i dag\nTill: oss\nÄmne: Hål\n\n'
  const mail = await readMail(Buffer.from(`Subject: VB: Hål\r\n\r\n${head.repeat(4000)}`))
  const began = performance.now()
  expect(forwardedIn({ ...mail, enclosed: Array.from({ length: 20 }, () => mail) }).length).toBeLessThan(30)
  expect(performance.now() - began).toBeLessThan(5000)
})

test('who writes English is answered in English', () => {
  expect(languageOf('The lamp at Storgatan 12 is not working. Please fix it.')).toBe('en')
  expect(languageOf('Lampan vid Storgatan 12 lyser inte.')).toBe('sv')
  expect(languageOf('')).toBe('sv')
})
