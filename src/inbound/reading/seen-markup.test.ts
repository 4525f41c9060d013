import { expect, test } from 'vitest'
import { wordsOfHtml } from './words-of-html.ts'

const seen: readonly [string, string][] = [
  ['a white ground', '<p style="background-color:#fff">Lagat.</p>'],
  ['a dark word', '<p style="color:#111111; font-size:10.0pt">Lagat.</p>'],
  [
    'a block without a width of its own',
    '<p style="max-width:600px; height:auto; margin-left:-1px">Lagat.</p>',
  ],
  [
    'a class that only narrow screens hide',
    '<style>@media (max-width:400px){.a{display:none}}</style><p class="a">Lagat.</p>',
  ],
  ['a class like a hidden one', '<style>.ab{display:none}</style><p class="a">Lagat.</p>'],
  [
    'a class that another rule hides within something',
    '<style>.x .y span{display:none}</style><p class="x">Lagat.</p>',
  ],
  ['words that speak of it', '<p title="display:none">Lagat.</p>'],
]

test.for(seen)('%s hides nothing', ([, markup]) => {
  expect(wordsOfHtml(markup).trim()).toBe('Lagat.')
})

const hidden: readonly [string, string][] = [
  ['a style in capitals', '<DIV STYLE="DISPLAY:NONE !important">Nej.</DIV><p>Lagat.</p>'],
  ['a style in single quotes', "<div style='mso-hide:all'>Nej.</div><p>Lagat.</p>"],
  [
    'a class among others, after a rule for narrow screens',
    '<style>@media print{.z{color:red}} p,.b{visibility:hidden}</style><div class="a b">Nej.</div><i>Lagat.</i>',
  ],
  ['an element within a hidden one', '<div hidden><p style="display:block">Nej.</p></div><p>Lagat.</p>'],
]

test.for(hidden)('%s hides what it hides', ([, markup]) => {
  expect(wordsOfHtml(markup).trim()).toBe('Lagat.')
})

test.for(['<style>', '<p style="', '<style>@media{', '<style>.a{', '<a class=', '<font color='])(
  'half a million letters of %j are soon read',
  (piece) => {
    const before = process.cpuUsage()
    wordsOfHtml(piece.repeat(Math.ceil(500_000 / piece.length)))
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000)
  },
)
