import { categoryByCode, categoryGroups } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import { suggestCategories } from '#text/category-suggestion.ts'
import type { Ask } from '../../ask.ts'
import { CategorySearch } from '../../ui/category-search.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { GuidanceBox } from '../../ui/guidance-box.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { DetailsBeside } from './details-beside.tsx'
import { fieldAt, mistakeAt, type SectionProps } from './form-field.ts'
import { guidanceFor } from './guidance.ts'
import { RecipientField } from './recipient-field.tsx'

/** What is wrong, what is known and asked about it, and who gets it therefore. */
export function WhatSection({ ask, form }: SectionProps) {
  const words = ask.say.pages.reporting.form
  return (
    <FormSection id="section-what" title={ask.say.pages.steps.what}>
      <div id="suggestion" class="flow" data-words={JSON.stringify(ask.say.pages.asking.suggestion)}>
        <Search ask={ask} form={form} />
      </div>
      <SelectField
        {...fieldAt({ ask, form }, 'category')}
        label={words.category}
        options={categoryOptions(ask)}
        empty={words.chooseCategory}
        required
      />
      <div id="urgency-what" />
      <Guidance ask={ask} form={form} />
      <RecipientField ask={ask} form={form} error={mistakeAt(ask, form, 'recipient')} />
    </FormSection>
  )
}

/** By the words, where no category was chosen: the likeliest is marked for whoever sends the form again. */
function Search({ ask, form: { fields } }: SectionProps) {
  const { category = '', vad = '', title = '', description = '' } = fields
  const codes = category === '' ? suggestCategories(`${vad}\n${title}\n${description}`) : []
  const suggested = codes.flatMap((code) => named(ask, code))
  const [likeliest] = suggested
  return (
    <CategorySearch
      typed={category === '' ? vad : ''}
      suggested={suggested}
      words={ask.say.pages.asking.suggestion}
      value={fields['suggested'] ?? likeliest?.code}
      withOther
    />
  )
}

function named({ language }: Ask, code: string) {
  const category = categoryByCode(code)
  const group = categoryGroups.find((one) => one.code === category?.group)
  return category && group ? [{ code, label: category[language], group: group[language] }] : []
}

function Guidance({ ask, form }: SectionProps) {
  const { point, isTown } = form.place
  const { title, skip } = ask.say.pages.asking.questions
  const shown = guidanceFor(ask, form)
  return (
    <div
      id="guidance"
      class="flow"
      aria-live="polite"
      data-api={paths.apiGuidance(point, { language: ask.language, isTown })}
      data-words={JSON.stringify({ title, skip })}
      data-shown={JSON.stringify(shown)}
    >
      <GuidanceBox
        shown={shown}
        words={{ title, skip }}
        values={form.fields}
        errorOf={(field) => mistakeAt(ask, form, field)}
        below={(field) => <DetailsBeside ask={ask} form={form} field={field} />}
      />
    </div>
  )
}

const categoryOptions = ({ language }: Ask) =>
  categoryGroups.map((group) => ({
    label: group[language],
    options: group.categories.map((category) => ({ value: category.code, label: category[language] })),
  }))
