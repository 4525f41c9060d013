import { categoryName } from '#bodies/catalogue.ts'
import type { Fields } from '#http/form.ts'
import type { SentDraft } from '#reports/draft.ts'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What is stored has been changed since the form was shown. */
export type ChangedMeanwhile = {
  draft: SentDraft
  /** Where it is shown as it is stored. */
  href: string
}

type Props = ChangedMeanwhile & { ask: Ask; fields: Fields }

/** Says so above the form, which keeps what was typed, with what is stored that the form says otherwise. */
export function ChangedNotice({ ask, draft, href, fields }: Props) {
  const words = ask.say.pages.reporting.changed
  return (
    <Notice tone="warning" title={words.title} live>
      <p>{words.what}</p>
      <Facts facts={otherwise(ask, draft, fields)} />
      <p>{words.choose}</p>
      <ButtonLink href={href}>{words.keep}</ButtonLink>
    </Notice>
  )
}

function otherwise({ say, language }: Ask, draft: SentDraft, fields: Fields): Fact[] {
  const words = say.pages.reporting.form
  const { lat, lon, category, title, description, placeWords, email, name } = draft
  const isMoved = Number(fields['lat']) !== lat || Number(fields['lon']) !== lon
  const stored = [
    { field: 'title', term: words.heading, value: title },
    { field: 'description', term: words.description, value: description },
    { field: 'place', term: words.placeInTown, value: placeWords },
    { field: 'email', term: words.email, value: email ?? '' },
    { field: 'name', term: words.name, value: name ?? '' },
  ]
  return [
    ...(category === fields['category']
      ? []
      : [{ term: words.category, detail: categoryName(category, language) }]),
    ...stored
      .filter(({ field, value }) => value !== (fields[field] ?? '').replaceAll('\r\n', '\n').trim())
      .map(({ term, value }) => ({ term, detail: lines(value) })),
    ...(isMoved ? [{ term: words.where, detail: sayPlace({ lat, lon }).coordinates }] : []),
  ]
}

const lines = (text: string) => text.split('\n').map((line, place) => <p key={place}>{line || '–'}</p>)
