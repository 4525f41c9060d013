import { expect, test } from 'vitest'
import type { Language } from '#i18n/messages.ts'
import { faultsOf } from './plain-language.ts'
import { readHtml } from './read-html.ts'

const page = (lang: Language, main: string) =>
  `<!doctype html><html lang="${lang}"><head><title>Hej</title></head><body><a href="#main">Hej</a>
  <main id="main" tabindex="-1">${main}</main></body></html>`
const faults = (lang: Language, main: string) => faultsOf(lang, readHtml(page(lang, main)))

const hard = `Tillgänglighetsredogörelsens huvudsakliga innehållsbeskrivning offentliggörs kontinuerligt
  kommunövergripande genom samverkansorganisationernas gemensamma publiceringsplattform.`

test.for<[what: string, lang: Language, main: string, found: RegExp]>([
  ['an English word in a sentence', 'sv', '<p>Din felanmälan has been sent.</p>', /"has" is foreign/],
  ['an English label', 'sv', '<button type="submit">Save</button>', /"Save" is foreign/],
  ['English that only a screen reader says', 'sv', '<img alt="A photo of the street" src="/a"/>', /"of"/],
  ['a Swedish word in English', 'en', '<p>Your report är skickad.</p>', /"är" is foreign/],
  ['an entity that was escaped twice', 'sv', '<p>Gata &amp;amp; park</p>', /"&amp;" is left/],
  ['a space written as an entity', 'sv', '<p>kl.&amp;nbsp;14</p>', /"&nbsp;" is left/],
  ['a numbered entity', 'en', '<p>It&amp;#39;s here</p>', /"&#39;" is left/],
  ['a lost value', 'sv', '<p>Hos: undefined</p>', /"undefined" is left/],
  ['a lost object', 'sv', '<p>Hos: [object Object]</p>', /"\[object Object\]" is left/],
  ['a lost number', 'en', '<p>NaN days</p>', /"NaN" is left/],
  ['nothing where a name should be', 'sv', '<p>Hej null!</p>', /"null" is left/],
  ['a gap nobody filled', 'sv', '<p>Hej {{namn}}, nu är {{antal}} dagar kvar</p>', /"\{\{" is left/],
  ['a gap in code', 'en', `<p>Hello ${'$'}{name}</p>`, /"\$\{" is left/],
  ['what is hard to read', 'sv', `<p>${hard}</p>`, /hard to read: LIX \d\d/],
])('the lint finds %s', ([, lang, main, found]) => {
  expect(faults(lang, main).join('\n')).toMatch(found)
})

test.for<[what: string, lang: Language, main: string]>([
  ['what is said to be in another language', 'sv', '<p>Byt till <a lang="en">the English page</a></p>'],
  ['a whole part in another language', 'en', '<p lang="sv">Hålet är <b>inte</b> djupt</p>'],
  ['names to choose among', 'sv', `<ul><li><a href="/">${hard}</a></li></ul><p>Välj en. Det går fort.</p>`],
  ['code of the page', 'sv', '<script>if (a &amp;&amp; undefined) the()</script><p>Hej.</p>'],
  ['plain words', 'sv', '<h1>Tack!</h1><p>Vi har fått din bild. Du får ett brev när den är klar.</p>'],
])('the lint leaves %s alone', ([, lang, main]) => {
  expect(faults(lang, main)).toEqual([])
})

test('a heading ends a sentence, and so does an item of a list', () => {
  const short = '<h2>Kommunens handläggning</h2><ul><li>Du får svar</li><li>Vi ser det</li></ul>'
  expect(faults('sv', `${short}<p>Du kan läsa allt här.</p>`)).toEqual([])
})
