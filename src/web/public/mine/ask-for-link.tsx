import { z } from 'zod'
import { email } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { lengths } from '#reports/report.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { looksAutomatic, TellPeopleApart } from '../automatic.tsx'
import { kindPage } from '../kind-pages.tsx'
import { FormKey, fieldOf, type Mistake, Summary } from './mine-form.tsx'
import { PasskeyOffer } from './passkey-offer.tsx'

const form = z.object({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
})

/** Where somebody asks for the link to their page. Says the same whether the address is known or not. */
export function askForLinkPage(ask: Ask): Response {
  return ask.c.req.query('skickat') === undefined ? answerAsking(ask, {}) : sentPage(ask)
}

export async function sendLink(ask: Ask): Promise<Response> {
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerAsking(ask, read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answerAsking(ask, { form: automatic })
  const asked = { ...read.value, language: ask.language }
  await once(ask.rooms.db, ask.fields, (tx) => askToSignIn(tx, asked))
  return goTo(ask, `${paths.mine()}?skickat=1`)
}

/** The form for a link, and the offer of a key. */
export function answerAsking(ask: Ask, mistakes: Mistakes): Response {
  const { title, signedOut } = ask.say.pages.mine
  return answerPage(
    { ...ask, here: paths.mine() },
    {
      title,
      status: Object.keys(mistakes).length > 0 ? 422 : 200,
      scripts: ['passkeys.js'],
      children: (
        <Narrow>
          <Summary ask={ask} mistakes={mistakes} />
          <Ended ask={ask} />
          <h1>{title}</h1>
          <p class="lead">{signedOut.lead}</p>
          <p>{signedOut.how}</p>
          <form class="flow" id="form" method="post" action={to(ask, paths.mine())} noValidate>
            <FormKey ask={ask} />
            <TextField
              {...fieldOf(ask, mistakes, 'email')}
              label={signedOut.email}
              hint={signedOut.emailHint}
              type="email"
              autocomplete="email"
              required
            />
            <TellPeopleApart ask={ask} shown={{ fields: ask.fields, mistakes }} />
            <Button kind="primary" wide>
              {signedOut.send}
            </Button>
          </form>
          <PasskeyOffer ask={ask} />
        </Narrow>
      ),
    },
  )
}

/** What ended just now, for whoever was signed in a moment ago. */
function Ended({ ask }: { ask: Ask }) {
  const { signedOutNow, leave } = ask.say.pages.mine
  const ended = ask.c.req.query('klart')
  if (ended === 'utloggad') return <Notice tone="success" title={signedOutNow} live />
  return ended === 'borttaget' ? <Notice tone="success" title={leave.done} live /> : null
}

/** Everybody's page: it names no address. */
function sentPage(ask: Ask): Response {
  const { sent } = ask.say.pages.mine
  return answerPage(
    { ...ask, here: paths.mine() },
    {
      title: sent.title,
      children: (
        <Narrow>
          <h1>{sent.title}</h1>
          <p class="lead">{sent.words}</p>
          <p>{sent.missing}</p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letter}</a>
            </p>
          )}
          <ButtonLink href={to(ask, paths.mine())}>{sent.again}</ButtonLink>
        </Narrow>
      ),
    },
  )
}

/** For every other address of the page: who only looks is sent to the first, and what was posted is not lost. */
export function signInFirst(ask: Ask): Response {
  if (ask.c.req.method !== 'POST') return goTo(ask, paths.mine())
  const { expired, expiredWords, toSignIn } = ask.say.pages.mine.signedOut
  return kindPage(
    ask,
    401,
    { title: expired, words: expiredWords },
    <ButtonLink kind="primary" href={to(ask, paths.mine())}>
      {toSignIn}
    </ButtonLink>,
  )
}
