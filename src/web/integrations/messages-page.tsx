import { listMessages, type Message, type MessageChoice } from '#bodies/connections/message-queries.ts'
import { formatTime } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { Sign } from '../ui/sign.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'

const perPage = 50
const outcomes = ['all', 'wrong'] as const

/** Everything that was said through the connection, the newest first. */
export async function messagesPage(at: Console): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.messages
  const choice = choiceOf(ask, connection.id)
  const found = await listMessages(ask.rooms.db, choice, perPage + 1)
  const shown = found.slice(0, perPage)
  return answerConsole(at, {
    title: words.title,
    children: (
      <>
        <Filter at={at} choice={choice} />
        {shown.length === 0 && (
          <Empty title={words.none} sign="list">
            <p>{words.noneWords}</p>
          </Empty>
        )}
        <ul class="rows">
          {shown.map((message) => (
            <li key={message.id}>
              <Row at={at} message={message} />
            </li>
          ))}
        </ul>
        <Ways at={at} choice={choice} last={found.length > perPage ? shown.at(-1) : undefined} />
      </>
    ),
  })
}

function choiceOf({ c }: Ask, connection: string): MessageChoice {
  const number = c.req.query('nummer') ?? ''
  return {
    connection,
    report: /^\d{1,12}$/.test(number) ? Number(number) : null,
    outcome: outcomes.find((one) => one === c.req.query('utfall')) ?? 'all',
    after: c.req.query('fran') ?? null,
  }
}

type ChoiceProps = { at: Console; choice: MessageChoice }

function Filter({ at, choice }: ChoiceProps) {
  const words = at.ask.say.pages.integrating.messages
  return (
    <form class="flow" method="get" action={pageOf(at, 'meddelanden')} aria-label={words.filter}>
      <TextField
        name="nummer"
        label={words.number}
        value={choice.report === null ? '' : String(choice.report)}
        inputmode="numeric"
        short
      />
      <SelectField
        name="utfall"
        label={words.outcome}
        value={choice.outcome}
        options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
      />
      <div class="buttons">
        <Button>{words.show}</Button>
      </div>
    </form>
  )
}

function Row({ at, message }: { at: Console; message: Message }) {
  const { ask } = at
  const { month } = ask.say.pages.integrating
  const { id, at: when, status, problem, tookMs, report } = message
  const isWrong = problem !== null || (status !== null && status >= 400)
  const said = [
    formatTime(when, ask.language),
    ...(tookMs === null ? [] : [month.ms(tookMs)]),
    ...(report === null ? [] : [String(report)]),
  ]
  return (
    <a class="row" href={pageOf(at, 'meddelanden', id)}>
      <Sign name={isWrong ? 'warning' : 'success'} />
      <span>
        <strong>{purposeOf(ask, message)}</strong>
        <small>
          <b>{outcomeOf(ask, message)}</b> {said.join(' · ')}
        </small>
      </span>
    </a>
  )
}

/** What it was for; a purpose that nobody here knows is shown as it is. */
export function purposeOf({ say }: Ask, { purpose }: Pick<Message, 'purpose'>): string {
  const known: Readonly<Record<string, string>> = say.pages.integrating.messages.purpose
  return known[purpose] ?? purpose
}

/** "HTTP 200", or that there was no answer. */
function outcomeOf({ say }: Ask, { isOurs, status, problem }: Message): string {
  const words = say.pages.integrating.messages
  if (!isOurs) return problem === null ? '' : words.unread
  return status === null ? words.noAnswer : `HTTP ${status}`
}

function Ways({ at, choice, last }: ChoiceProps & { last: Message | undefined }) {
  const words = at.ask.say.pages.integrating.messages
  const address = (after?: string) => {
    const asked = new URLSearchParams({
      ...(choice.report !== null && { nummer: String(choice.report) }),
      ...(choice.outcome !== 'all' && { utfall: choice.outcome }),
      ...(after !== undefined && { fran: after }),
    })
    return `${pageOf(at, 'meddelanden')}${asked.size > 0 ? `?${asked}` : ''}`
  }
  if (!last && choice.after === null) return null
  return (
    <Pagination
      label={words.pages}
      where=""
      {...(choice.after !== null && { previous: { href: address(), label: words.latest } })}
      {...(last && { next: { href: address(last.cursor), label: words.older } })}
    />
  )
}
