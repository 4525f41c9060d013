import { z } from 'zod'
import { email } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import { chooseLanguage } from '#people/choose-language.ts'
import { passkeysOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import type { Session } from '#people/sessions.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { lengths } from '#reports/report.ts'
import { goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FormKey, fieldOf, type Mistake, Summary } from './mine-form.tsx'
import { answerMine } from './mine-frame.tsx'
import { Passkeys } from './passkey-section.tsx'

const addressForm = z.object({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
})
const languageForm = z.object({ language: z.enum(['sv', 'en'], 'language' satisfies Mistake) })

/** What somebody can change of what is kept of them, fetch and remove. */
export const settingsPage = (ask: Ask, session: Session): Promise<Response> =>
  answerSettings(ask, session, {})

export async function askForNewAddress(ask: Ask, session: Session): Promise<Response> {
  const read = parseForm(addressForm, ask.fields)
  if (!read.ok) return answerSettings(ask, session, read.mistakes)
  const { email: address } = read.value
  if (address === session.email) return answerSettings(ask, session, { email: 'sameEmail' satisfies Mistake })
  const { person } = session
  await once(ask.rooms.db, ask.fields, (tx) => askForAddress(tx, { person, address, language: ask.language }))
  return goTo(ask, `${paths.mineSettings()}?klart=brev`)
}

export async function changeLanguage(ask: Ask, session: Session): Promise<Response> {
  const read = parseForm(languageForm, ask.fields)
  if (!read.ok) return answerSettings(ask, session, read.mistakes)
  await chooseLanguage(ask.rooms.db, session.person, read.value.language)
  return goTo(ask, `${paths.mineSettings()}?klart=sprak`)
}

/** All of it, with what was wrong in the form that was sent. */
export async function answerSettings(ask: Ask, session: Session, mistakes: Mistakes): Promise<Response> {
  const passkeys = await passkeysOfPerson(ask.rooms.db, session.person)
  const did: Readonly<Record<string, string>> = ask.say.pages.mine.settings.did
  return answerMine(ask, session, {
    part: 'settings',
    scripts: ['passkeys.js'],
    status: Object.keys(mistakes).length > 0 ? 422 : 200,
    first: <Summary ask={ask} mistakes={mistakes} />,
    did: did[ask.c.req.query('klart') ?? ''],
    children: (
      <>
        <Address ask={ask} session={session} mistakes={mistakes} />
        <Passkeys ask={ask} passkeys={passkeys} mistakes={mistakes} />
        <LetterLanguage ask={ask} session={session} mistakes={mistakes} />
        <Fetching ask={ask} />
        <SigningOut ask={ask} />
        <Leaving ask={ask} />
      </>
    ),
  })
}

type FormProps = { ask: Ask; session: Session; mistakes: Mistakes }

function Address({ ask, session, mistakes }: FormProps) {
  const words = ask.say.pages.mine.settings
  return (
    <section class="flow">
      <h3>{words.address}</h3>
      <p>{words.now(session.email)}</p>
      <form class="flow" method="post" action={to(ask, paths.mineAddress())} noValidate>
        <FormKey ask={ask} />
        <TextField
          {...fieldOf(ask, mistakes, 'email')}
          label={words.newAddress}
          hint={words.newAddressHint}
          type="email"
          autocomplete="email"
          required
        />
        <Button>{words.change}</Button>
      </form>
    </section>
  )
}

function LetterLanguage({ ask, session, mistakes }: FormProps) {
  const words = ask.say.pages.mine.settings
  const { value, ...field } = fieldOf(ask, mistakes, 'language')
  return (
    <section class="flow">
      <h3>{words.language}</h3>
      <form class="flow" method="post" action={to(ask, paths.mineLanguage())} noValidate>
        <RadioGroup
          {...field}
          label={words.languageLabel}
          options={(['sv', 'en'] as const).map((one) => ({ value: one, label: words.languages[one] }))}
          value={value ?? session.language}
          required
        />
        <Button>{words.save}</Button>
      </form>
    </section>
  )
}

function Fetching({ ask }: { ask: Ask }) {
  const words = ask.say.pages.mine.settings
  return (
    <section class="flow">
      <h3>{words.fetch}</h3>
      <p>{words.fetchWords}</p>
      <ButtonLink href={to(ask, paths.mineExport())}>{words.fetchButton}</ButtonLink>
      <p>
        <a href={paths.mineSchema()}>{words.fetchShape}</a>
      </p>
    </section>
  )
}

function SigningOut({ ask }: { ask: Ask }) {
  const words = ask.say.pages.mine.settings
  return (
    <section class="flow">
      <h3>{words.signOut}</h3>
      <p>{words.signOutWords}</p>
      <form class="buttons" method="post" action={to(ask, paths.signOut())}>
        <Button name="where" value="here">
          {words.signOut}
        </Button>
        <Button name="where" value="everywhere">
          {words.signOutEverywhere}
        </Button>
      </form>
    </section>
  )
}

function Leaving({ ask }: { ask: Ask }) {
  const words = ask.say.pages.mine.settings
  return (
    <section class="flow">
      <h3>{words.leave}</h3>
      <p>{words.leaveWords}</p>
      <ButtonLink href={to(ask, paths.leave())}>{words.leaveButton}</ButtonLink>
    </section>
  )
}
