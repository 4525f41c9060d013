import type { Fields, Mistakes } from '#http/form.ts'
import { type systemActs as acts, systemActOf, systemActs } from '#reports/told/system-acts.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Ask } from '../ask.ts'
import { FormSection } from '../ui/form-section.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'

/** A word of theirs and what it does; `nothing`: it is known, and says nothing of how a case stands. */
export type StateRow = { word: string; act: string | null }

/** A form may hold so many rows of two fields, with its key and what it was shown with. */
export const mostRows = 28

export const wordField = (place: number): string => `word-${place}`
const actField = (place: number): string => `act-${place}`

type RowsProps = {
  ask: Ask
  id: string
  title: string
  rows: readonly StateRow[]
  /** The number of the first. */
  from: number
  mistakes: Mistakes
}

export function StateRows({ ask, id, title, rows, from, mistakes }: RowsProps) {
  const words = ask.say.pages.integrating.mapping
  const options = [
    ...systemActs.map((value) => ({ value: value as string, label: words.act[value] })),
    { value: 'nothing', label: words.nothing },
  ]
  return (
    <FormSection id={id} title={title}>
      {rows.map((row, index) => {
        const place = from + index
        return (
          <div class="field-pairs" key={place}>
            <TextField
              name={wordField(place)}
              label={words.word}
              value={ask.fields[wordField(place)] ?? row.word}
              error={mistakes[wordField(place)]}
              autocomplete="off"
            />
            <SelectField
              name={actField(place)}
              label={words.does}
              value={ask.fields[actField(place)] ?? row.act ?? ''}
              empty=""
              options={options}
            />
          </div>
        )
      })}
    </FormSection>
  )
}

type TypedState = { place: number; word: string; act: (typeof acts)[number] | null }

/** What is to be saved: rows without a word, or without a meaning, say nothing. */
export const readStates = (fields: Fields): TypedState[] =>
  rowsIn(fields).flatMap(({ place, word, act }) =>
    word === '' || act === '' ? [] : [{ place, word, act: systemActOf(act) }],
  )

/** What was typed in each row that says anything, as it is shown again. */
export const readTyped = (fields: Fields): StateRow[] =>
  rowsIn(fields)
    .filter(({ word }) => word !== '')
    .map(({ word, act }) => ({ word, act: act || null }))

const rowsIn = (fields: Fields) =>
  Array.from({ length: mostRows }, (_, place) => ({
    ...{ place, word: cleanLine(fields[wordField(place)] ?? '') },
    act: fields[actField(place)] ?? '',
  }))
