import { z } from 'zod'
import { sendWatchesLink } from '#alerts/send-watches-link.ts'
import { email } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { looksAutomatic, TellPeopleApart } from '../automatic.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'

type Mistake = keyof Ask['say']['pages']['watching']['mistakes']

const form = z.object({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
})

/** For who has no letter at hand: the link to all they follow, by mail. */
export const watchesLinkPage = (ask: Ask): Response =>
  ask.c.req.query('skickat') === undefined ? answer(ask, {}) : sentPage(ask)

/** The answer is the same whether anybody has that address here or not. */
export async function mailWatchesLink(ask: Ask): Promise<Response> {
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answer(ask, read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answer(ask, { form: automatic })
  await sendWatchesLink(ask.rooms.db, { ...read.value, language: ask.language })
  return goTo(ask, `${paths.watches()}?skickat=1`)
}

function answer(ask: Ask, mistakes: Mistakes): Response {
  const { ask: words, email: label } = ask.say.pages.watching
  const sentences: Readonly<Record<string, string>> = ask.say.pages.watching.mistakes
  const sentenceFor = (field: string) => sentences[mistakes[field] ?? '']
  return answerPage(
    { ...ask, here: paths.watches() },
    {
      title: words.title,
      status: Object.keys(mistakes).length > 0 ? 422 : 200,
      children: (
        <Narrow>
          <MistakeSummary ask={ask} mistakes={mistakes} sentenceFor={sentenceFor} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <form class="flow" id="form" method="post" action={to(ask, paths.watches())} noValidate>
            <TextField
              name="email"
              label={label}
              value={ask.fields['email']}
              error={sentenceFor('email')}
              type="email"
              autocomplete="email"
              required
            />
            <TellPeopleApart ask={ask} shown={{ fields: ask.fields, mistakes }} />
            <Button kind="primary" wide>
              {words.send}
            </Button>
          </form>
        </Narrow>
      ),
    },
  )
}

function sentPage(ask: Ask): Response {
  const { ask: words, sent } = ask.say.pages.watching
  return answerPage(
    { ...ask, here: paths.watches() },
    {
      title: words.sent,
      children: (
        <Narrow>
          <h1>{words.sent}</h1>
          <p class="lead">{words.sentWords}</p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letters}</a>
            </p>
          )}
          <p>
            <a href={to(ask, paths.watches())}>{words.again}</a>
          </p>
        </Narrow>
      ),
    },
  )
}
