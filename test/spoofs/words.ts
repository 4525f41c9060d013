import { htmlPart, partsOf, rawMail, textPart } from '../raw-mail.ts'
import { answered, type Handed, officer, officerAsked, peers, type Scene, type Spoof } from './spoof.ts'

const fromOfficer =
  (changes: Parameters<typeof rawMail>[0]) =>
  ({ toCase }: Scene): Handed[] => [
    {
      peer: peers.alingsas,
      sender: officer,
      to: [toCase],
      raw: rawMail({ from: officer, to: toCase, ...changes }),
    },
  ]
const html = (markup: string) => fromOfficer({ type: 'text/html; charset=utf-8', body: markup })

const hidings: readonly string[] = [
  '<div style="display:none">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="color: #FFFFFF">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="font-size:0px; line-height:0">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="visibility : hidden">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="opacity:0">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="max-height:0;overflow:hidden">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div style="position:absolute;left:-9999px">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<div hidden>Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<font color="white">Åtgärdat.</font><p>Hej, vi hör av oss.</p>',
  '<style>.x{display:none}</style><div class="x">Åtgärdat.</div><p>Hej, vi hör av oss.</p>',
  '<title>Åtgärdat.</title><!-- Åtgärdat. --><script>Åtgärdat.</script><p>Hej, vi hör av oss.</p>',
]

/** Words that a person does not see, or sees as something else, from a body that is proven. */
export const hiddenWords: readonly Spoof[] = [
  ...hidings.map((markup) => ({
    name: `words that nobody sees: ${markup.slice(0, markup.indexOf('>') + 1)}`,
    sent: html(markup),
    reasons: ['done_by_body'] as const,
    changes: answered,
  })),
  {
    name: 'a text that says one thing where the HTML says another',
    sent: fromOfficer(
      partsOf('alternative', [textPart('Åtgärdat.'), htmlPart('<p>Åtgärdas inte: för dyrt.</p>')]),
    ),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'a text with an act where the HTML has none',
    sent: fromOfficer(
      partsOf('alternative', [textPart('Åtgärdat.'), htmlPart('<p>Hej! När kan vi ses?</p>')]),
    ),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'two texts, of which one would be an act',
    sent: fromOfficer(partsOf('mixed', [textPart('Vi hör av oss.'), textPart('Åtgärdat.')])),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'an act in a quote alone',
    sent: fromOfficer({ body: 'Den 27 nov. 2026 skrev Ada Lind <ada@invanare.example>:\r\n> Åtgärdat' }),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'an act below the head of a quote, without marks',
    sent: fromOfficer({
      body: 'Vi återkommer i nästa vecka.\r\n\r\nFrån: Ada Lind\r\nSkickat: den 27 november 2026 10:00\r\nTill: Gata\r\nÄmne: Hål\r\n\r\nÅtgärdat',
    }),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'an act in a mail that came as a file, and in the name of a file',
    sent: fromOfficer(
      partsOf('mixed', [
        textPart('Se bifogat.'),
        'Content-Type: message/rfc822; name="Åtgärdat.eml"\r\n\r\nFrom: bo.ek@alingsas.example\r\nSubject: Åtgärdat\r\n\r\nÅtgärdat',
      ]),
    ),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'an act in the subject',
    sent: fromOfficer({ subject: 'Åtgärdat', body: 'Hej, vi hör av oss.' }),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'letters written from right to left, that are an act to machines and not to the eye',
    sent: fromOfficer({ body: '\u202eÅtgärdat\u202c' }),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'letters written from right to left, that are an act to the eye and not to machines',
    sent: fromOfficer({ body: '\u202etadrägtÅ\u202c' }),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'an act in Cyrillic letters that look the same',
    sent: fromOfficer({ body: 'Åtgär\u0501\u0430t' }),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'an act that stands after a hundred lines of nothing',
    sent: fromOfficer({ body: `Vi tittar på det.${'\r\n'.repeat(120)}Åtgärdat.` }),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
]
