import type { JSX } from 'preact'
import { swedishDay } from '#i18n/formats.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { DateField } from '../ui/date-field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { CaseActName } from './case-acts.ts'

export type Wired = (field: string) => { id: string; name: string; value?: string; error?: string }

/** What a card asks for, its words last and apart: what may be chosen for them stands above them. */
type CardFields = {
  before?: (wires: Wired) => JSX.Element
  words?: (wires: Wired, held: HeldReport) => JSX.Element
  after?: (wires: Wired, held: HeldReport) => JSX.Element
}

const someWords = (label: string, rows = 3) => ({
  words: (wires: Wired) => <TextArea {...wires('words')} label={label} rows={rows} />,
})

export const cardFields: Readonly<Record<CaseActName, CardFields>> = {
  mottagen: someWords(words.words),
  utredning: someWords(words.words),
  fraga: someWords(words.question),
  planerad: {
    before: (wires) => <DateField {...wires('day')} label={words.day} min={swedishDay(new Date())} />,
    ...someWords(words.words),
  },
  pagar: someWords(words.words),
  atgardad: someWords(words.words),
  'atgardas-inte': someWords(words.reason),
  svara: {
    ...someWords(words.answer, 5),
    after: (wires, { report }) => (
      <RadioGroup
        {...wires('audience')}
        label={words.audience}
        options={[
          { value: 'update', label: report.visibility === 'public' ? words.everybody : words.everybodyFew },
          { value: 'message', label: words.onlyReporter },
        ]}
      />
    ),
  },
  anteckning: someWords(words.note),
  publicera: {},
  order: {
    before: (wires) => <TextField {...wires('title')} label={words.orderTitle} autocomplete="off" />,
    ...someWords(words.orderWords),
  },
  dublett: {
    before: (wires) => (
      <TextField
        {...wires('number')}
        label={words.mainNumber}
        hint={words.mainNumberHint}
        inputmode="numeric"
        autocomplete="off"
        short
      />
    ),
    ...someWords(words.words),
  },
  'inte-dublett': {},
  'inte-vart': {
    words: (wires, { backTo }) => someWords(backTo ? words.sentHere.why : words.why).words(wires),
  },
  ateroppna: someWords(words.words),
  angra: {},
}
