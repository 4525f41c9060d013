import { SuggestedCategories, type SuggestedCategory, type SuggestionWords } from './suggested-categories.tsx'
import { TextField } from './text-field.tsx'

export type SearchWords = SuggestionWords & {
  search: string
  searchHint: string
  found: string
  none: string
}

type CategorySearchProps = {
  words: SearchWords
  typed: string
  suggested: readonly SuggestedCategory[]
  value?: string | undefined
  withOther?: boolean | undefined
  /** The island is at work. */
  isReady?: boolean
}

/** The problem in one's own words, and what they seem to be about. The field is for those with script alone. */
export const CategorySearch = ({
  words,
  typed,
  suggested,
  value,
  withOther,
  isReady,
}: CategorySearchProps) => (
  <>
    <div class={isReady ? 'needs-script ready' : 'needs-script'}>
      <TextField name="vad" label={words.search} hint={words.searchHint} value={typed} autocomplete="off" />
      <p class={suggested.length > 0 ? 'found' : 'hint found'} role="status">
        {statusOf(words, typed, suggested.length)}
      </p>
    </div>
    <SuggestedCategories suggested={suggested} words={words} value={value} withOther={withOther} />
  </>
)

const statusOf = ({ found, none }: SearchWords, typed: string, count: number): string => {
  if (typed.trim().length < 3) return ''
  return count > 0 ? found : none
}
