import { RadioGroup } from './radio-group.tsx'

export type SuggestedCategory = { code: string; label: string; group: string }
export type SuggestionWords = { legend: string; other: string }

type SuggestedCategoriesProps = {
  suggested: readonly SuggestedCategory[]
  words: SuggestionWords
  value?: string | undefined
  error?: string | undefined
  /** Where nothing but a choice would take away the mark again. */
  withOther?: boolean | undefined
}

/** What the words seem to be about: offered as that, never chosen unseen. */
export const SuggestedCategories = ({
  suggested,
  words,
  value,
  error,
  withOther,
}: SuggestedCategoriesProps) => {
  if (suggested.length === 0) return null
  const options = suggested.map(({ code, label, group }) => ({
    value: code,
    label,
    detail: group === label ? undefined : group,
    icon: code,
  }))
  const other = withOther ? [{ value: '', label: words.other }] : []
  return (
    <RadioGroup
      name="suggested"
      label={words.legend}
      error={error}
      options={[...options, ...other]}
      value={value}
    />
  )
}
