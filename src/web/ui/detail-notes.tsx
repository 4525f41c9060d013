import type { DetailKind, PersonalDetail } from '#text/personal-details.ts'
import { Sign } from './sign.tsx'

export type DetailWords = Record<DetailKind | 'remove', string>

type DetailNotesProps = {
  /** The field they stand in. */
  field: string
  details: readonly Pick<PersonalDetail, 'kind' | 'text'>[]
  words: DetailWords
  formaction?: string
}

/** Beside a field whose text tells of a person: what it is, who will see it, and one press to take it away. */
export const DetailNotes = ({ field, details, words, formaction }: DetailNotesProps) => (
  <>
    {onePerText(details).map(({ kind, text }) => (
      <div class="detail-note" key={text}>
        <p>
          <Sign name="warning" />
          <span>{words[kind]}</span>
        </p>
        <button
          type="submit"
          class="button"
          name="remove"
          value={`${field}:${text}`}
          formaction={formaction && `${formaction}#${field}`}
        >
          <span>
            {words.remove} {text}
          </span>
        </button>
      </div>
    ))}
  </>
)

const onePerText = <T extends { text: string }>(details: readonly T[]): T[] =>
  details.filter(({ text }, place) => details.findIndex((other) => other.text === text) === place)
