import { z } from 'zod'
import { email, line } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { askForSandboxKey } from '#reports/sandbox/ask-for-sandbox-key.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Paragraphs } from '../about/about-page.tsx'
import { looksAutomatic, TellPeopleApart } from '../automatic.tsx'
import { FormKey } from '../mine/mine-form.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'

type Mistake = keyof Ask['say']['pages']['sandbox']['ask']['mistakes']

const form = z.object({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  name: line<Mistake>({
    limit: 80,
    missing: 'name',
    tooLong: 'nameLong',
    personalNumber: 'personalNumber',
  }),
})

/** What the sandbox is, and where a vendor asks for a key. Says the same whoever asks, and how often. */
export const sandboxPage = (ask: Ask): Response =>
  ask.c.req.query('skickat') === undefined ? answerSandbox(ask, {}) : sentPage(ask)

export async function askForKey(ask: Ask): Promise<Response> {
  const { db, links } = ask.rooms
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerSandbox(ask, read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answerSandbox(ask, { form: automatic })
  const addressHash = links.hash(`sandbox:${read.value.email}`)
  const asked = { ...read.value, addressHash, language: ask.language }
  await once(db, ask.fields, (tx) => askForSandboxKey(tx, asked))
  return goTo(ask, `${paths.sandbox()}?skickat=1`)
}

function answerSandbox(ask: Ask, mistakes: Mistakes): Response {
  const { title, lead, parts, readTitle } = ask.say.pages.sandbox
  return answerPage(
    { ...ask, here: paths.sandbox() },
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
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {parts.map((part) => (
            <section class="flow" key={part.title}>
              <h2>{part.title}</h2>
              <Paragraphs words={part.words} />
            </section>
          ))}
          <AskForKey ask={ask} mistakes={mistakes} />
          <h2>{readTitle}</h2>
          <ToRead ask={ask} />
        </Narrow>
      ),
    },
  )
}

function AskForKey({ ask, mistakes }: { ask: Ask; mistakes: Mistakes }) {
  const words = ask.say.pages.sandbox.ask
  const typed = (name: string) => ({
    name,
    value: ask.fields[name],
    error: mistakeAt(ask, mistakes, name),
  })
  return (
    <FormSection id="ask" title={words.title}>
      <form class="flow" id="form" method="post" action={to(ask, paths.sandbox())} noValidate>
        <p>{words.lead}</p>
        <FormKey ask={ask} />
        <TextField
          {...typed('email')}
          label={words.email}
          hint={words.emailHint}
          type="email"
          autocomplete="email"
          required
        />
        <TextField {...typed('name')} label={words.name} hint={words.nameHint} autocomplete="off" required />
        <TellPeopleApart ask={ask} shown={{ fields: ask.fields, mistakes }} />
        <p class="muted">{words.kept}</p>
        <Button kind="primary" wide>
          {words.send}
        </Button>
      </form>
    </FormSection>
  )
}

/** What programs read: the same in both languages. */
function ToRead({ ask }: { ask: Ask }) {
  const { read } = ask.say.pages.sandbox
  const ways = [
    { href: paths.apiGuide('integration.md'), label: read.guide },
    { href: `${paths.open311('discovery')}.json`, label: read.discovery },
    { href: `${paths.open311('services')}.json?jurisdiction_id=sandlada`, label: read.services },
    { href: paths.apiDescription(), label: read.openapi },
    { href: paths.apiEvents(), label: read.asyncapi },
  ]
  return (
    <ul>
      {ways.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = say.pages.sandbox.ask.mistakes
  return sentences[mistakes[field] ?? '']
}

/** Everybody's page: it names no address. */
function sentPage(ask: Ask): Response {
  const { sent } = ask.say.pages.sandbox
  return answerPage(
    { ...ask, here: paths.sandbox() },
    {
      title: sent.title,
      children: (
        <Narrow>
          <h1>{sent.title}</h1>
          <p class="lead">{sent.words}</p>
          <p>{sent.missing}</p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letters}</a>
            </p>
          )}
          <ButtonLink href={to(ask, paths.sandbox())}>{sent.again}</ButtonLink>
        </Narrow>
      ),
    },
  )
}
