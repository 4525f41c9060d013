import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { whatAResidentSays } from './what-a-resident-says.ts'

test.for([
  'fortfarande trasigt',
  'Fortfarande trasigt!',
  'Det är fortfarande trasigt.',
  'Hålet är kvar',
  'hålet är kvar!!!',
  'Hålet är tyvärr kvar.',
  'Kvar.',
  'Nej, kvar',
  'Problemet kvarstår.',
  'Det är inte lagat',
  'Det är INTE lagat.',
  'Nej det är inte fixat',
  'Inte lagat. Jag gick förbi nyss.',
  'Det är inte åtgärdat än',
  'Inget har hänt.',
  'Ingenting har gjorts',
  'Lampan är fortfarande släckt',
  'Lampan lyser fortfarande inte.',
  'Lyktan lyser inte',
  'Skräpet ligger kvar',
  'Klottret finns kvar på väggen',
  'Det är trasigt igen',
  'Gropen har öppnat sig igen.',
  'Ni har lagat fel hål',
  'Hej,\n\nhålet är kvar och bilen i bild 2 var nära att köra i det.\n\nHälsar Åsa',
  'Tack för svaret. Men hålet är kvar.',
  'Fortfarande mörkt på hela gatan',
  'Stämmer inte.',
  'Still broken',
  'It is still there, I passed it this morning.',
  'It has not been fixed.',
])('%j: it is still there', (words) => {
  expect(whatAResidentSays(words)).toBe('still')
})

test.for([
  'Nu är det lagat, tack!',
  'Det är lagat.',
  'Det är fixat nu',
  'Lagat!',
  'Lagat, tack!',
  'Jo, nu lagat',
  'Hålet är lagat',
  'Lampan lyser igen!',
  'Lampan är lagad, tack så mycket',
  'Det är åtgärdat.',
  'Skräpet är borta',
  'Det ser bra ut nu.',
  'Nu är det bra nu',
  'Allt är fint nu. Tack!',
  'Tack! Det är lagat.',
  'Problemet är löst',
  'It is fixed now, thanks',
  'Looks good now',
])('%j: it is fixed', (words) => {
  expect(whatAResidentSays(words)).toBe('fixed')
})

test.for([
  'Tack!',
  'tack',
  'Tack så mycket!',
  'Stort tack',
  'Tack för hjälpen!',
  'Tack för snabb hjälp!',
  'Tack för svaret.',
  'Tack för att ni tog hand om det',
  'Toppen, tack!',
  'Bra jobbat!',
  'Vad snabbt! Tack!',
  'Thanks!',
  'Thank you very much',
])('%j: thanks', (words) => {
  expect(whatAResidentSays(words)).toBe('thanks')
})

test.for([
  '',
  'Hej',
  'När blir det lagat?',
  'Är det lagat?',
  'Är hålet fortfarande kvar?',
  'Vet ni om det är lagat?',
  'Hoppas att det blir lagat snart.',
  'Jag undrar om det är fixat',
  'Om hålet är kvar nästa vecka hör jag av mig igen.',
  'Ni skulle ha lagat det i fredags.',
  'När det är lagat vill jag gärna veta det.',
  'Det borde vara lagat.',
  'Ena hålet är lagat. Det andra är kvar.',
  'Det är lagat, men lampan bredvid är fortfarande trasig. Gropen är fixad.',
  'Det är lagat, men lampan bredvid är fortfarande trasig.',
  'Här är en bild.',
  'Det är vid övergångsstället.',
  'Tack, men ni har inte svarat på min fråga.',
  'Jag menar lampan utanför nummer 12.',
  'Vem ansvarar för gatan?',
  'Det var trasigt förra veckan.',
  'Tack för inget',
  'Please send somebody',
])('%j: words, no more', (words) => {
  expect(whatAResidentSays(words)).toBe('words')
})

test('any words at all are something, and soon', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 300 }), (words) => {
      expect(whatAResidentSays(words)).toMatch(/still|fixed|thanks|words/)
    }),
  )
  const began = performance.now()
  for (const part of ['a', ' ', '. ', 'inte ', 'tack ', 'ok ', 'hej! ', 'är ', '\n', 'fortfarande ']) {
    whatAResidentSays(part.repeat(100_000 / part.length))
  }
  expect(performance.now() - began).toBeLessThan(3000)
})
