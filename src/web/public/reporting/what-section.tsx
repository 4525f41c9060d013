import { categoryGroups } from '#bodies/catalogue.ts'
import type { Ask } from '../../ask.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { fieldAt, mistakeAt, type SectionProps } from './form-field.ts'
import { RecipientField } from './recipient-field.tsx'

/** What is wrong, and who gets it therefore. */
export function WhatSection({ ask, form }: SectionProps) {
  const words = ask.say.pages.reporting.form
  return (
    <>
      <SelectField
        {...fieldAt({ ask, form }, 'category')}
        label={words.category}
        options={categoryOptions(ask)}
        empty={words.chooseCategory}
        required
      />
      <RecipientField ask={ask} form={form} error={mistakeAt(ask, form, 'recipient')} />
    </>
  )
}

const categoryOptions = ({ language }: Ask) =>
  categoryGroups.map((group) => ({
    label: group[language],
    options: group.categories.map((category) => ({ value: category.code, label: category[language] })),
  }))
