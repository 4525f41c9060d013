import type { ListedExchange } from '#bodies/exchanges/exchange.ts'
import { type ExchangeChoice, listExchanges } from '#bodies/exchanges/list-exchanges.ts'
import { formatTime } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { Sign } from '../ui/sign.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Log } from './log.ts'

const perPage = 50
const outcomes = ['all', 'wrong'] as const

/** Everything that was said, the newest first. */
export async function logPage(log: Log): Promise<Response> {
  const { ask, of } = log
  const words = ask.say.pages.integrating.log
  const choice = choiceOf(ask)
  const found = await listExchanges(ask.rooms.db, of, choice, perPage + 1)
  const shown = found.slice(0, perPage)
  return log.answer({
    title: words.title,
    children: (
      <>
        <Filter log={log} choice={choice} />
        {shown.length === 0 && (
          <Empty title={words.none} sign="list">
            <p>{words.noneWords}</p>
          </Empty>
        )}
        <ul class="rows">
          {shown.map((exchange) => (
            <li key={exchange.id}>
              <Row log={log} exchange={exchange} />
            </li>
          ))}
        </ul>
        <Ways log={log} choice={choice} last={found.length > perPage ? shown.at(-1) : undefined} />
      </>
    ),
  })
}

function choiceOf({ c }: Ask): ExchangeChoice {
  const number = c.req.query('nummer') ?? ''
  return {
    report: /^\d{1,12}$/.test(number) ? Number(number) : null,
    outcome: outcomes.find((one) => one === c.req.query('utfall')) ?? 'all',
    after: c.req.query('fran') ?? null,
  }
}

type ChoiceProps = { log: Log; choice: ExchangeChoice }

function Filter({ log, choice }: ChoiceProps) {
  const words = log.ask.say.pages.integrating.log
  return (
    <form class="flow" method="get" action={log.path()} aria-label={words.filter}>
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

function Row({ log: { ask, path }, exchange }: { log: Log; exchange: ListedExchange }) {
  const { log, month } = ask.say.pages.integrating
  const { id, at: when, status, problem, tookMs, report } = exchange
  const isWrong = problem !== null || (status !== null && status >= 400)
  const said = [
    formatTime(when, ask.language),
    ...(tookMs === null ? [] : [month.ms(tookMs)]),
    ...(report === null ? [] : [`${log.report} ${report}`]),
  ]
  return (
    <a class="row" href={path(id)}>
      <Sign name={isWrong ? 'warning' : 'success'} />
      <span>
        <strong>{purposeOf(ask, exchange)}</strong>
        <small>
          <b>{outcomeOf(ask, exchange)}</b> {said.join(' · ')}
        </small>
      </span>
    </a>
  )
}

/** What it was for; a purpose that nobody here knows is shown as it is. */
export function purposeOf({ say }: Ask, { purpose }: Pick<ListedExchange, 'purpose'>): string {
  const known: Readonly<Record<string, string>> = say.pages.integrating.log.purpose
  return known[purpose] ?? purpose
}

type HowItWent = Pick<ListedExchange, 'isOurs' | 'isHttp' | 'status' | 'problem'>

/** "HTTP 200", or that there was no answer; of what is no HTTP, whether it was done. */
export function outcomeOf({ say }: Ask, { isOurs, isHttp, status, problem }: HowItWent): string {
  const words = say.pages.integrating.log
  if (!isOurs && problem !== null) return words.unread
  if (!isHttp) return problem === null ? words.done : words.notDone
  if (status !== null) return `HTTP ${status}`
  return isOurs ? words.noAnswer : ''
}

function Ways({ log, choice, last }: ChoiceProps & { last: ListedExchange | undefined }) {
  const words = log.ask.say.pages.integrating.log
  const address = (after?: string) => {
    const asked = new URLSearchParams({
      ...(choice.report !== null && { nummer: String(choice.report) }),
      ...(choice.outcome !== 'all' && { utfall: choice.outcome }),
      ...(after !== undefined && { fran: after }),
    })
    return `${log.path()}${asked.size > 0 ? `?${asked}` : ''}`
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
