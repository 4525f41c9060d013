import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TellPeopleApart } from '../automatic.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'

type Telling = {
  /** Where the form is, and where it goes. */
  page: string
  title: string
  back: { href: string; label: string }
  mistakes: Mistakes
  /** What is told above the form. */
  about: ComponentChildren
  children: ComponentChildren
}

/** A form to tell those who run the service something, with what was typed in it. */
export const tellingPage = (ask: Ask, { page, title, back, mistakes, about, children }: Telling): Response =>
  answerPage(
    { ...ask, here: page },
    {
      title,
      status: Object.keys(mistakes).length > 0 ? 422 : 200,
      children: (
        <Narrow>
          <MistakeSummary
            ask={ask}
            mistakes={mistakes}
            sentenceFor={(field) => mistakeAt(ask, mistakes, field)}
          />
          <BackLink {...back} />
          <h1>{title}</h1>
          {about}
          <form class="flow" id="form" method="post" action={to(ask, page)} noValidate>
            <HiddenField name="key" value={ask.fields['key'] || randomUUID()} />
            {children}
            <TellPeopleApart ask={ask} shown={{ fields: ask.fields, mistakes }} />
            <Button kind="primary" wide>
              {ask.say.pages.telling.send}
            </Button>
          </form>
        </Narrow>
      ),
    },
  )

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = say.pages.telling.mistakes
  return sentences[mistakes[field] ?? '']
}

/** A field's name, what was typed in it, and what is wrong with that. */
export const typedIn =
  (ask: Ask, mistakes: Mistakes) =>
  (name: string): { name: string; value: string | undefined; error: string | undefined } => ({
    name,
    value: ask.fields[name],
    error: mistakeAt(ask, mistakes, name),
  })

type Thanks = { page: string; title: string; words: string; back: { href: string; label: string } }

/** It is stored. The page is everybody's, so it repeats nothing of what was written. */
export const thanksPage = (ask: Ask, { page, title, words, back }: Thanks): Response =>
  answerPage(
    { ...ask, here: page },
    {
      title,
      children: (
        <Narrow>
          <h1>{title}</h1>
          <p class="lead">{words}</p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{ask.say.pages.telling.letters}</a>
            </p>
          )}
          <ButtonLink href={back.href}>{back.label}</ButtonLink>
        </Narrow>
      ),
    },
  )
