import { readdirSync, readFileSync } from 'node:fs'
import { array, assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from './read-mail.ts'
import { whatIsNew } from './what-is-new.ts'

const folder = `${import.meta.dirname}/fixtures/`
const newIn = async (name: string) => whatIsNew((await readMail(readFileSync(`${folder}${name}.eml`))).text)

const known: [mail: string, words: string][] = [
  ['android-mail-sv', 'hålet är kvar tyvärr'],
  ['apple-bottom-posting', 'Det stämmer, lagat.'],
  ['apple-forwarded', 'Kan ni ta den här?'],
  ['apple-mail-en', 'The lamp is still dark.'],
  ['apple-mail-html-only', 'Nu är det lagat, tack!'],
  ['apple-mail-sv', 'Det är fortfarande ett stort hål där.'],
  ['capability-in-words', 'Jag skickade länken  till grannen, och adressen  också.'],
  ['card-without-farewell', 'Under utredning'],
  [
    'dashes-of-a-writer',
    'Två saker:\n--\nHålet är kvar på samma ställe som förut och har blivit större.\nOch lampan är släckt.',
  ],
  ['forwarded-as-file', 'Från vårt kontaktcenter.'],
  ['from-in-words', 'Från: skolan\nTill och med kiosken är det mörkt.'],
  ['gmail-android-sv', 'Hålet är kvar'],
  ['gmail-bottom-posting', 'Tack, nu är det bra!\n\nÅsa'],
  ['gmail-confidential-footer', 'Mottaget, tack.'],
  ['gmail-html-only', 'Lampan lyser fortfarande inte.'],
  ['gmail-interleaved', 'Tack för anmälan.\n\nJo, det är vårt.'],
  ['gmail-nested', 'Ja, det är rätt hål.'],
  ['gmail-signature-first', 'Åtgärdat'],
  ['gmail-web-en', 'Not fixed yet, sorry.'],
  ['gmail-web-sv', 'Hej,\n\nnej det är inte lagat. Bilden är från i dag.'],
  ['groupwise-sv', 'Åtgärdat'],
  ['ipad-unmarked', 'Kvar.'],
  ['iphone-en', 'Still broken'],
  ['iphone-sv', 'Inte lagat. Jag gick förbi nyss.'],
  ['iso-2022-jp', 'まだ直っていません。'],
  ['k9-sv', 'Lyktan är fortfarande släckt.'],
  ['koi8-r', 'Яма всё ещё здесь.'],
  ['latin1-8bit', 'Åtgärdat på Östra Ågatan.'],
  ['lotus-notes-sv', 'Mottaget'],
  ['municipal-long-disclaimer', 'Pågår'],
  ['municipal-signature', 'Hej!\n\nVi har varit på plats och lagat hålet.'],
  ['only-a-photo', ''],
  ['outlook-android-en', 'Thanks, it looks good now.'],
  ['outlook-bold-fields', 'Pågår'],
  ['outlook-desktop-en', 'Received, thank you.'],
  ['outlook-desktop-html-only', 'Planerad v 50.\n\nVi asfalterar hela sträckan då.'],
  ['outlook-desktop-sv', 'Åtgärdat. Vi lagade hålet i morse.'],
  ['outlook-external-warning', 'Inte vårt, skicka till Trafikverket'],
  ['outlook-fields-on-one-line', 'Klart!'],
  ['outlook-forwarded-sv', 'Den här kom till oss.'],
  ['outlook-ios-sv', 'Det är fortfarande trasigt!'],
  ['outlook-mac-sv', 'Planerad vecka 49'],
  ['outlook-many-recipients', 'Fixat'],
  ['outlook-original-message-en', 'It is still there, I passed it this morning.'],
  ['outlook-original-message-sv', 'Mottaget'],
  ['outlook-safety-tip', 'Mottaget'],
  ['outlook-web-html-only', 'Hej!\n\nHålet är kvar, de lagade fel ställe.'],
  ['outlook-web-sv', 'Under utredning'],
  ['protonmail-en', 'Looks fine.'],
  ['roundcube-sv', 'Pågår. Klart i dag.'],
  ['samsung-en', 'OK thanks'],
  ['samsung-sv', 'Det är inte fixat'],
  [
    'says-when-they-wrote',
    'Den 3 december 2026 skrev jag till er och fick svar:\n"Vi lagar det i veckan."\nDet har ni inte gjort.',
  ],
  ['signature-logo', 'Åtgärdat, se bild.'],
  ['slash-name', 'Inte vårt, det är en enskild väg.'],
  ['telia-webmail-sv', 'Är det någon som läser det här? Hålet är kvar.'],
  ['thunderbird-en', 'Still a big hole there.'],
  ['thunderbird-interleaved', 'Det är två hål.\n\nEtt ligger vid skolan.'],
  ['thunderbird-sv', 'Det är kvar, titta på bilden.'],
  ['thunderbird-top-posting', 'Tack för snabb hjälp!'],
  ['unmarked-letter-above', 'Planerad 3 december'],
  ['unmarked-letter-below', 'Åtgärdat i dag.'],
  ['unmarked-news', 'Nej, det är kvar.'],
  ['unmarked-wrapped', 'Mottaget'],
  ['utf8-base64', 'Hålet är kvar 🕳️'],
  ['windows-1252-quotes', 'Ni skrev ”lagat” – det är det inte …'],
  ['windows-mail-sv', 'Nu är det lagat, tack!'],
  ['winmail-rich-text', ''],
  ['winmail', 'Fixat. Här är en bild.'],
  ['with-calendar', 'Planerad 9 december'],
  ['yahoo-sv', 'Stämmer, det är lagat.'],
  ['yahoo-web-sv', 'Nej, hålet är kvar.'],
]

test.for(known)('%s says what its writer wrote', async ([mail, words]) => {
  expect(await newIn(mail)).toMatchObject({ words, isSure: true })
})

const unsure: [mail: string, words: string][] = [
  [
    'farewell-then-words',
    'Det är kvar.\n\nMvh Åsa\n\nPS. Det ligger också glas på gångvägen, kan ni ta bort det?',
  ],
  ['gmail-forwarded-sv', 'Det är ett hål vid kiosken.'],
  [
    'outlook-answers-in-text',
    'Hej! Se mina svar nedan i rött.\n\nMvh Anna\n\nNär lagas hålet?\nDet gör vi på torsdag.',
  ],
  ['outlook-only-below', 'Är det ert?\nJa, det är vårt.'],
  [
    'question-after-farewell',
    'Hej\nJag undrar om hålet.\n\nHälsningar Åsa\n\nOch kan ni också titta på lampan som står vid skolan?',
  ],
]

test.for(unsure)(
  '%s keeps all that may be its writer’s, and says that it may be too much',
  async ([mail, words]) => {
    expect(await newIn(mail)).toMatchObject({ words, isSure: false })
  },
)

test('every mail that is kept as an example is read', () => {
  const told = [...known, ...unsure].map(([mail]) => `${mail}.eml`)
  expect(readdirSync(folder).toSorted()).toEqual(told.toSorted())
})

test.for([
  ['outlook-forwarded-sv', 'Hej! Tre lampor är släckta på Skolgatan.\n\n/Bo'],
  ['gmail-forwarded-sv', 'Det är ett hål vid kiosken.'],
  ['apple-forwarded', 'Det är ett hål i Storgatan.'],
] as const)('%s: what is forwarded is kept apart', async ([mail, quoted]) => {
  expect(await newIn(mail)).toMatchObject({ quoted })
})

const token = 'k1.AbCdEfGhIjKlMnOpQrStUv.WxYz0123456789-_AbCdEf'

test('no capability comes out, however it is written', () => {
  const around = constantFrom('', '> ', ' ', '<', 'https://fixamingata.example/svar/', 'svar+', 'x=')
  const after = constantFrom('', '>', '@fixamingata.example', '\n', ' hej')
  assert(
    property(array(tuple(string(), around, after)), (parts) => {
      const { words, quoted } = whatIsNew(parts.map(([said, a, b]) => `${said} ${a}${token}${b}`).join('\n'))
      expect(`${words}\n${quoted}`).not.toContain(token)
    }),
  )
})

test('a reply address goes with its token', () => {
  const { words } = whatIsNew(`Skriv till svar+${token}@fixamingata.example så hör vi av oss.`)
  expect(words).toBe('Skriv till  så hör vi av oss.')
})

test.for([
  ['spaces', `${' '.repeat(190_000)}x`],
  ['letters', 'a'.repeat(190_000)],
  ['plus signs', 'a+'.repeat(95_000)],
  ['at signs', `<${'a@'.repeat(95_000)}`],
  ['marks', '>'.repeat(190_000)],
  ['heads', 'Den 3 dec 2026 skrev Åsa <a@b>:\n'.repeat(5_000)],
  ['fields', 'Från: Skickat: Till: Ämne: '.repeat(7_000)],
  ['farewells', 'Mvh Åsa Öberg\n'.repeat(10_000)],
  ['stars', '*_'.repeat(95_000)],
  ['dashes', '-'.repeat(190_000)],
] as const)('a mail of nothing but %s is soon read', ([, text]) => {
  const began = performance.now()
  whatIsNew(text)
  expect(performance.now() - began).toBeLessThan(3000)
})
