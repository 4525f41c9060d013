import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { whatABodySays } from './what-a-body-says.ts'
import { whichDay } from './which-day.ts'

/** A Wednesday in week 48. */
const today = '2026-11-25'

test.for([
  ['Mottaget', 'receive'],
  ['mottaget', 'receive'],
  ['MOTTAGET', 'receive'],
  ['Mottaget.', 'receive'],
  ['Mottaget!', 'receive'],
  ['Mottaget, tack.', 'receive'],
  ['Tack, mottaget', 'receive'],
  ['Mottagen', 'receive'],
  ['*Mottaget*', 'receive'],
  ['Hej! Mottaget.', 'receive'],
  ['Hej,\n\nMottaget.', 'receive'],
  ['Hej Anna!\nÄrendet är mottaget', 'receive'],
  ['Vi har tagit emot ärendet.', 'receive'],
  ['Vi har mottagit er anmälan', 'receive'],
  ['Registrerat', 'receive'],
  ['Status: Mottagen', 'receive'],
  ['Received', 'receive'],
  ['Mottaget 👍', 'receive'],
  ['Under utredning', 'investigate'],
  ['Ärendet är under utredning.', 'investigate'],
  ['Utreds', 'investigate'],
  ['Vi utreder ärendet', 'investigate'],
  ['Under handläggning', 'investigate'],
  ['Utredning pågår', 'investigate'],
  ['Mottaget. Under utredning.', 'investigate'],
  ['Pågår', 'start'],
  ['Pågående', 'start'],
  ['Påbörjat', 'start'],
  ['Arbete pågår', 'start'],
  ['Arbetet har påbörjats.', 'start'],
  ['- Pågår', 'start'],
  ['Ny status: Pågår', 'start'],
  ['Under åtgärd', 'start'],
  ['Planerad', 'plan'],
  ['Planerat.', 'plan'],
  ['Inplanerad', 'plan'],
  ['Planerad åtgärd', 'plan'],
  ['Åtgärdat', 'fix'],
  ['Åtgärdad', 'fix'],
  ['ÅTGÄRDAT', 'fix'],
  ['åtgärdat!', 'fix'],
  ['**Åtgärdat**', 'fix'],
  ['_Åtgärdat_', 'fix'],
  ['"Åtgärdat"', 'fix'],
  ['Fixat', 'fix'],
  ['Fixat!!', 'fix'],
  ['Klart', 'fix'],
  ['Klar', 'fix'],
  ['Lagat', 'fix'],
  ['Utfört', 'fix'],
  ['Avhjälpt', 'fix'],
  ['Löst', 'fix'],
  ['Reparerat', 'fix'],
  ['Klottret är sanerat', 'fix'],
  ['Hålet är lagat', 'fix'],
  ['Nu är hålet lagat', 'fix'],
  ['Det är fixat nu', 'fix'],
  ['Ärendet är åtgärdat.', 'fix'],
  ['Felet är nu åtgärdat', 'fix'],
  ['Vi har åtgärdat felet', 'fix'],
  ['Vi har nu lagat hålet i dag', 'fix'],
  ['Åtgärdat i dag', 'fix'],
  ['Redan åtgärdat', 'fix'],
  ['Mottaget. Åtgärdat.', 'fix'],
  ['Hej! Åtgärdat. Tack för din anmälan!', 'fix'],
  ['God morgon!\n\nÅtgärdat', 'fix'],
  ['Fixed', 'fix'],
  ['Hi, this is fixed now. Thanks', 'fix'],
  ['Inte vårt', 'return'],
  ['Inte vårt ansvar.', 'return'],
  ['Ej vårt', 'return'],
  ['Detta är inte kommunens väg', 'return'],
  ['Fel mottagare', 'return'],
] as const)('%j moves the case', ([words, act]) => {
  expect(whatABodySays(words, today)).toEqual({ says: 'act', act, words: '' })
})

test.for([
  ['Planerad v 48', '2026-11-27'],
  ['Planerad v.49', '2026-12-04'],
  ['Planerad v49', '2026-12-04'],
  ['Planerad vecka 49', '2026-12-04'],
  ['Planerat till vecka 49-50', '2026-12-11'],
  ['Planeras v 2', '2027-01-15'],
  ['Planerad 3 december', '2026-12-03'],
  ['Planerad den 3 dec.', '2026-12-03'],
  ['Planerad 3/12', '2026-12-03'],
  ['Planerad torsdag 3/12', '2026-12-03'],
  ['Planerad 2026-12-03', '2026-12-03'],
  ['Planerad 3 december 2026', '2026-12-03'],
  ['Planerad 7 januari', '2027-01-07'],
  ['Planerad till på fredag', '2026-11-27'],
  ['Planerad i morgon', '2026-11-26'],
  ['Planerad idag', '2026-11-25'],
  ['Planerad nästa vecka', '2026-12-04'],
  ['Planerad under december', '2026-12-31'],
  ['Planerad i slutet av februari', '2027-02-28'],
  ['Planerad till våren', '2027-05-31'],
  ['Åtgärdas v. 50', '2026-12-11'],
  ['Åtgärdas senast 3/12', '2026-12-03'],
  ['Klart senast fredag', '2026-11-27'],
  ['Beräknas vara klart v 51', '2026-12-18'],
  ['Hej! Planerad v 49. Tack för anmälan.', '2026-12-04'],
  ['Mottaget. Planerad v 49.', '2026-12-04'],
  ['*Planerad:* v 49', '2026-12-04'],
  ['Planned for week 49', '2026-12-04'],
] as const)('%j is planned for %s', ([words, day]) => {
  expect(whatABodySays(words, today)).toEqual({ says: 'act', act: 'plan', words: '', day })
})

test.for([
  [
    'Planerad v 49. Vi asfalterar hela gatan.',
    { act: 'plan', day: '2026-12-04', words: 'Vi asfalterar hela gatan.' },
  ],
  ['Åtgärdat\n\nVi bytte lampan i dag.', { act: 'fix', words: 'Vi bytte lampan i dag.' }],
  ['Åtgärdat, vi bytte lampan i dag.', { act: 'fix', words: 'Vi bytte lampan i dag.' }],
  ['Åtgärdat - hålet är lagat.', { act: 'fix', words: 'hålet är lagat.' }],
  ['Åtgärdat: Vi har satt upp en ny skylt.', { act: 'fix', words: 'Vi har satt upp en ny skylt.' }],
  ['Pågår. Klart i dag, tror vi.', { act: 'start', words: 'Klart i dag, tror vi.' }],
  ['Åtgärdas inte: Vägen ska byggas om.', { act: 'decline', words: 'Vägen ska byggas om.' }],
  ['Åtgärdas ej: vägen byggs om', { act: 'decline', words: 'vägen byggs om' }],
  ['*Åtgärdas inte:* Vägen byggs om.', { act: 'decline', words: 'Vägen byggs om.' }],
  ['Åtgärdas inte. Vägen byggs om.', { act: 'decline', words: 'Vägen byggs om.' }],
  [
    'Ingen åtgärd: Vi har inga pengar.\nHör av dig i vår.',
    { act: 'decline', words: 'Vi har inga pengar.\nHör av dig i vår.' },
  ],
  ['Inte vårt, skicka till Trafikverket', { act: 'hand_over', to: 'Trafikverket', words: '' }],
  ['Inte vårt. Skicka till Trafikverket.', { act: 'hand_over', to: 'Trafikverket', words: '' }],
  [
    'Ej vårt ansvar, skicka vidare till Trafikverket, tack',
    { act: 'hand_over', to: 'Trafikverket', words: '' },
  ],
  ['Skicka till Vårgårda kommun', { act: 'hand_over', to: 'Vårgårda kommun', words: '' }],
  ['Tillhör Trafikverket', { act: 'hand_over', to: 'Trafikverket', words: '' }],
  ['Trafikverkets väg', { act: 'hand_over', to: 'Trafikverket', words: '' }],
  ['Inte vårt, det är en enskild väg.', { act: 'return', words: 'Det är en enskild väg.' }],
  ['Fråga: Vilken sida av vägen?', { act: 'ask', words: 'Vilken sida av vägen?' }],
  ['Hej! Fråga till anmälaren: var är det?', { act: 'ask', words: 'var är det?' }],
  ['Behöver kompletteras: Skicka en bild.', { act: 'ask', words: 'Skicka en bild.' }],
  ['Behöver kompletteras. Vilken lampa är det?', { act: 'ask', words: 'Vilken lampa är det?' }],
  ['Dublett av 1000123', { act: 'mark_duplicate', duplicateOf: 1000123, words: '' }],
  ['Dubblett av ärende 1000123.', { act: 'mark_duplicate', duplicateOf: 1000123, words: '' }],
  ['dubblett till [1000123]', { act: 'mark_duplicate', duplicateOf: 1000123, words: '' }],
  ['Samma som 1000123', { act: 'mark_duplicate', duplicateOf: 1000123, words: '' }],
  ['Redan anmält, 1000123', { act: 'mark_duplicate', duplicateOf: 1000123, words: '' }],
  [
    'Mottaget. Vi återkommer när vi har varit på plats.',
    { act: 'receive', words: 'Vi återkommer när vi har varit på plats.' },
  ],
] as const)('%j moves the case, and says more', ([words, said]) => {
  expect(whatABodySays(words, today)).toEqual({ says: 'act', ...said })
})

test.for([
  ['Internt: ring entreprenören', 'ring entreprenören'],
  ['Hej! Internt: Åtgärdat av fel lag.', 'Åtgärdat av fel lag.'],
  ['INTERN ANTECKNING: kolla garantin\nÅtgärdat', 'kolla garantin\nÅtgärdat'],
  ['*Internt:* ring Bo', 'ring Bo'],
] as const)('%j stays within the body', ([words, note]) => {
  expect(whatABodySays(words, today)).toEqual({ says: 'note', words: note })
})

test.for([
  'Vi har inte åtgärdat detta än.',
  'När blir det åtgärdat?',
  'Åtgärdat?',
  'Är det åtgärdat?',
  'Vi återkommer när det är åtgärdat.',
  'Vi hoppas att det blir klart i veckan.',
  'Det är inte klart ännu',
  'Inte åtgärdat',
  'Ej åtgärdat',
  'Vi har inte tagit emot ärendet',
  'Har ni lagat hålet?',
  'Tack för din anmälan!',
  'Vi skickar ut någon i morgon.',
  'Var på vägen är det? Bilden visar inte det.',
  'Detta är en enskild väg.',
  'Kan ni skicka ärendet till Trafikverket?',
  'Det här är väl Trafikverkets, eller är det vårt?',
  'Är det här en dubblett av 1000123?',
  'Om hålet inte är lagat på fredag kan du ringa oss.',
])('%j is an answer', (words) => {
  expect(whatABodySays(words, today)).toEqual({ says: 'answer', words })
})

test('an answer can be said to be one, whatever is in it', () => {
  expect(whatABodySays('Svar: Åtgärdat blir det nog.', today)).toEqual({
    says: 'answer',
    words: 'Åtgärdat blir det nog.',
  })
})

test('a long letter is an answer, even where it speaks of what is done', () => {
  const letter = `Tack för att du hörde av dig till oss. ${'Vi ser över alla vägar i kommunen den här hösten och tar dem i tur och ordning. '.repeat(4)}Förra året blev tolv vägar åtgärdade.`
  expect(whatABodySays(letter, today)).toMatchObject({ says: 'answer' })
})

test.for([
  ['Delvis åtgärdat', ['fix']],
  ['Åtgärdat, men bara på ena sidan', ['fix']],
  ['Åtgärdat, blir klart på fredag', ['fix']],
  ['Nästan klart', ['fix']],
  ['Vi har varit på plats och lagat hålet i morse.', ['fix']],
  ['Avslutat', ['fix', 'decline']],
  ['Ärendet är avslutat.', ['fix', 'decline']],
  ['Ärendet stängs', ['fix', 'decline']],
  ['Åtgärdas inte', ['decline']],
  ['Fråga:', ['ask']],
  ['Behöver kompletteras', ['ask']],
  ['Dublett', ['mark_duplicate']],
  ['Dublett av den andra', ['mark_duplicate']],
  ['Planerad v 40', ['plan']],
  ['Planerad 3 november', ['plan']],
  ['Planerad så snart vi hinner', ['plan']],
  ['Planerad 31 februari', ['plan']],
  ['Planerad v 54', ['plan']],
  ['Pågår. Åtgärdat.', ['start', 'fix']],
  ['Åtgärdat. Dublett av 1000123.', ['fix', 'mark_duplicate']],
  ['Skicka till Trafikverket om det är deras', ['hand_over']],
  ['Vi har vidarebefordrat ärendet till Trafikverket.', ['hand_over']],
  ['', []],
  ['Hej!', []],
] as const)('%j is for a person to decide', ([words, candidates]) => {
  expect(whatABodySays(words, today)).toMatchObject({ says: 'unclear', candidates })
})

test('nothing that is asked, denied or hoped ever moves a case', () => {
  const turns = [
    (said: string) => `${said}?`,
    (said: string) => `Inte ${said}`,
    (said: string) => `Vi hoppas att det blir ${said}`,
    (said: string) => `${said}, men inte helt`,
    (said: string) => `Om ${said}, hör av er`,
    (said: string) => `Snart ${said}`,
  ]
  for (const said of [
    'mottaget',
    'pågår',
    'planerad v 49',
    'åtgärdat',
    'klart',
    'fixat',
    'dublett av 1000123',
  ]) {
    for (const turn of turns) expect(whatABodySays(turn(said), today)).not.toMatchObject({ says: 'act' })
  }
})

test('any words at all are something, and soon', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 300 }), (words) => {
      expect(whatABodySays(words, today).says).toMatch(/act|note|answer|unclear/)
    }),
  )
  const began = performance.now()
  for (const part of ['a', ' ', '. ', 'hej ', 'Hej! ', 'skicka till ', '*', '\n', 'inte vårt, ', '1']) {
    whatABodySays(part.repeat(100_000 / part.length), today)
  }
  expect(performance.now() - began).toBeLessThan(5000)
})

test.for([
  ['v 53', '2026-11-25', { day: '2027-01-01' }],
  ['v 1', '2026-12-30', { day: '2027-01-08' }],
  ['v 53', '2027-11-25', null],
  ['vecka 48', '2026-11-28', { day: '2026-11-29' }],
  ['vecka 48', '2026-11-30', 'past'],
  ['v 53', '2027-01-02', { day: '2027-01-03' }],
  ['fredag', '2026-11-27', { day: '2026-12-04' }],
  ['måndag', '2026-11-29', { day: '2026-11-30' }],
  ['fredag nästa vecka', '2026-11-25', { day: '2026-12-04' }],
  ['29 februari', '2027-11-25', { day: '2028-02-29' }],
  ['29 februari', '2026-11-25', null],
  ['3/12-26', '2026-11-25', { day: '2026-12-03' }],
  ['3/13', '2026-11-25', null],
  ['0/1', '2026-11-25', null],
  ['2026-02-30', '2026-01-01', null],
  ['3 december 2025', '2026-11-25', 'past'],
  ['3 december 2126', '2026-11-25', null],
  ['24:e december', '2026-11-25', { day: '2026-12-24' }],
  ['december 2027', '2026-11-25', { day: '2027-12-31' }],
  ['november', '2026-11-25', { day: '2026-11-30' }],
  ['denna vecka', '2026-11-28', { day: '2026-11-29' }],
  ['imorgon', '2026-12-31', { day: '2027-01-01' }],
  ['någon gång', '2026-11-25', null],
] as const)('%j, said on %s', ([words, on, promised]) => {
  expect(whichDay(words, on)).toEqual(promised)
})
