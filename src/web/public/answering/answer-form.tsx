import { randomUUID } from 'node:crypto'
import type { Mistakes } from '#http/form.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatPlannedDay, formatTime, swedishDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { OpenQuestion } from '#reports/open-question.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { ShownPhoto } from '../reporting/form-photos.ts'
import { PhotosSection } from '../reporting/photos-section.tsx'

export type AnswerToShow = { key?: string; photos?: readonly ShownPhoto[]; mistakes?: Mistakes }

type Props = { ask: Ask; question: OpenQuestion; shown?: AnswerToShow }

/** What the holder wants to know, and the form to answer it by: words, photos or both. */
export function AnswerForm({ ask, question, shown = {} }: Props) {
  const { own } = ask.say.pages.following
  const { key = randomUUID(), photos = [], mistakes = {} } = shown
  const token = ask.c.req.param('token') ?? ''
  return (
    <>
      <Question ask={ask} question={question} />
      <form
        class="flow"
        method="post"
        action={to(ask, paths.ownReportAct(token, 'komplettera'))}
        enctype="multipart/form-data"
        noValidate
      >
        <HiddenField name="key" value={key} />
        <TextArea
          id="komplettera-words"
          name="words"
          label={own.supplyWords}
          hint={own.supplyHint}
          value={ask.fields['words']}
          error={answerMistake(ask, mistakes, 'words')}
        />
        <PhotosSection ask={ask} form={{ key, photos, mistakes }} />
        <Button kind="primary">{own.supplyButton}</Button>
      </form>
    </>
  )
}

function Question({ ask, question: { body, words, language, askedAt, until } }: Props) {
  const { own } = ask.say.pages.following
  return (
    <>
      <p class="muted">{own.asked(body, formatTime(askedAt, ask.language))}</p>
      {words && (
        <blockquote class="said" {...foreign(language ?? 'sv', ask.language)}>
          {words}
        </blockquote>
      )}
      <p>{own.answerBy(formatPlannedDay(swedishDay(until), ask.language))}</p>
    </>
  )
}

/** The sentence beside a field of the form. */
export function answerMistake({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const { following, photos } = say.pages
  const sentences: Readonly<Record<string, string>> =
    field === 'photos' ? photos.mistakes : following.mistakes
  return sentences[mistakes[field] ?? '']
}
