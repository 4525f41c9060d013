import { randomUUID } from 'node:crypto'
import { beginTrial } from '#bodies/conformance/begin-trial.ts'
import { mostADay, mostAtOnce } from '#bodies/conformance/may-begin.ts'
import type { Begun, NotBegun } from '#bodies/conformance/run.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths, trialPrefix } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { recordEvent } from '#reports/record-event.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { inWords } from '../integrations/sentences.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { programForm, usualJurisdiction } from './program-form.ts'
import { answerTrying, onPage } from './trying.tsx'

/** A form for a new trial of a program. */
export const programPage = (ask: Ask): Response =>
  answerProgram(ask, { typed: { jurisdiction: usualJurisdiction } })

/** Opens a door for a program, and goes on to the page that says where it is. */
export async function beginProgram(ask: Ask, link: Link): Promise<Response> {
  const here = onPage(ask, paths.tryingProgram(tokenOf(ask)))
  const read = parseForm(programForm, ask.fields)
  if (!read.ok) return answerProgram(here, { typed: ask.fields, mistakes: read.mistakes })
  const body = bodyOf(link)
  let begun: Begun | null = null
  await once(ask.rooms.db, ask.fields, async (tx) => {
    begun = await beginTrial(tx, {
      ...read.value,
      body,
      address: ask.rooms.baseUrl + trialPrefix.slice(0, -1),
    })
    if (begun.ok)
      await recordEvent(tx, {
        ...{ act: 'try_program', door: 'web', actor: 'body', body, holder: body, link: link.id },
        facts: { run: begun.id },
      })
  })
  await noteUse(ask.rooms.db, link.id)
  return told(begun)

  // Pressed twice: it has been begun, and stands in the list.
  function told(was: Begun | null): Response {
    if (!was) return goTo(ask, paths.trying(tokenOf(ask)))
    if (was.ok) return goTo(ask, paths.tried(tokenOf(ask), was.id))
    return answerProgram(here, { typed: ask.fields, why: was.why })
  }
}

type Shown = { typed: Fields; mistakes?: Mistakes; why?: NotBegun }

function answerProgram(ask: Ask, { typed, mistakes = {}, why }: Shown): Response {
  const { tryingPrograms: words, trying } = ask.say.pages
  const { form } = words
  const wrong = inWords(mistakes, form.mistakes)
  const field = (name: 'program' | 'jurisdiction') => ({
    ...{ name, label: form[name], hint: form[`${name}Hint`], value: typed[name], error: wrong[name] },
    ...{ autocomplete: 'off' as const, short: true },
  })
  const refused = { under_way: words.underWay(mostAtOnce.client), enough_today: trying.enoughToday(mostADay) }
  return answerTrying(ask, {
    title: words.title,
    mistakes: wrong,
    ...(why && { status: 429 as const }),
    children: (
      <>
        {why && <Notice tone="warning" title={refused[why]} live />}
        <p class="lead">{words.lead}</p>
        <p>{words.madeUp}</p>
        <FormSection id="new" title={form.title}>
          <form class="flow" method="post" action={to(ask, paths.tryingProgram(tokenOf(ask)))} noValidate>
            <HiddenField name="key" value={randomUUID()} />
            <TextField {...field('program')} />
            <TextField {...field('jurisdiction')} required />
            <div class="buttons">
              <Button kind="primary">{form.begin}</Button>
            </div>
          </form>
        </FormSection>
      </>
    ),
  })
}
