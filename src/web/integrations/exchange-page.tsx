import type { ConnectionKind } from '#bodies/connections/connection-kind.ts'
import { exchangeById, type WholeExchange } from '#bodies/connections/exchange-queries.ts'
import { noteOpening, openingsOf } from '#bodies/connections/openings.ts'
import { formatTime } from '#i18n/formats.ts'
import { maskFields, maskQuery } from '#text/mask-fields.ts'
import { NotAllowed, NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Transcript } from '../ui/transcript.tsx'
import { type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'
import { purposeOf } from './log-page.tsx'

const openingsShown = 20

/** One exchange, word for word, without who somebody is. */
export const exchangePage = async (at: Console): Promise<Response> =>
  answerExchange(at, await exchangeAsked(at), false)

/** The same with who somebody is, for those whose link lets them; it is noted first. */
export async function openExchange(at: Console): Promise<Response> {
  const { ask, connection, by, seesPersons } = at
  const exchange = await exchangeAsked(at)
  if (!seesPersons) throw new NotAllowed('the link does not show who somebody is')
  await noteOpening(ask.rooms.db, { connection: connection.id, exchange: exchange.id, link: by.link })
  return answerExchange(at, exchange, true)
}

async function exchangeAsked({ ask, connection }: Console): Promise<WholeExchange> {
  const exchange = await exchangeById(ask.rooms.db, connection.id, ask.c.req.param('exchange') ?? '')
  if (!exchange) throw new NotFound('no such exchange')
  return exchange
}

async function answerExchange(at: Console, exchange: WholeExchange, isOpen: boolean): Promise<Response> {
  const { ask, connection, seesPersons } = at
  const words = ask.say.pages.integrating.log
  const opened = await openingsOf(
    ask.rooms.db,
    { connection: connection.id, exchange: exchange.id },
    openingsShown,
  )
  return answerConsole(at, {
    title: purposeOf(ask, exchange),
    children: (
      <>
        <Facts facts={factsOf(at, exchange, opened)} />
        {!isOpen && <p class="muted">{words.hidden}</p>}
        {!isOpen && seesPersons && (
          <form class="flow" method="post" action={pageOf(at, 'logg', exchange.id)}>
            <p>{words.openHint}</p>
            <div class="buttons">
              <Button sign="person">{words.open}</Button>
            </div>
          </form>
        )}
        <Said at={at} exchange={exchange} isOpen={isOpen} />
      </>
    ),
  })
}

function factsOf(at: Console, exchange: WholeExchange, opened: readonly { openedAt: Date }[]): Fact[] {
  const { ask } = at
  const { log: words, month } = ask.say.pages.integrating
  const { at: when, status, tookMs, problem, report } = exchange
  const said = (at: Date) => formatTime(at, ask.language)
  return [
    { term: words.when, detail: said(when) },
    ...(report === null ? [] : [{ term: words.report, detail: String(report) }]),
    ...(status === null ? [] : [{ term: words.status, detail: `HTTP ${status}` }]),
    ...(tookMs === null ? [] : [{ term: words.took, detail: month.ms(tookMs) }]),
    ...(problem === null ? [] : [{ term: words.problem, detail: <span lang="en">{problem}</span> }]),
    ...(opened.length === 0
      ? []
      : [{ term: words.openings, detail: opened.map(({ openedAt }) => said(openedAt)).join(', ') }]),
  ]
}

type SaidProps = { at: Console; exchange: WholeExchange; isOpen: boolean }

function Said({ at: { ask, kind, connection }, exchange, isOpen }: SaidProps) {
  const words = ask.say.pages.integrating.log
  const fields = kind === null ? [] : personalFieldsOf(kind, connection.settings)
  const shown = (text: string) => (isOpen ? text : maskFields(text, fields))
  const { isOurs, method, url, askedHeaders, asked, answeredHeaders, answered } = exchange
  const line = url === '' ? method : `${method} ${isOpen ? url : maskQuery(url, fields)}`
  return (
    <>
      <h2>{isOurs ? words.asked : words.told}</h2>
      <Transcript>{`${line}\n${headersIn(askedHeaders, fields, isOpen)}`}</Transcript>
      <Body text={shown(asked)} nothing={words.nothing} />
      {answeredHeaders && (
        <>
          <h2>{words.answered}</h2>
          <Transcript>{headersIn(answeredHeaders, fields, isOpen)}</Transcript>
          <Body text={shown(answered ?? '')} nothing={words.nothing} />
        </>
      )}
    </>
  )
}

function personalFieldsOf(kind: ConnectionKind, settings: unknown): readonly string[] {
  const read = kind.settings.safeParse(settings)
  return [...kind.personalFields, ...((read.success && kind.personalFieldsIn?.(read.data)) || [])]
}

const Body = ({ text, nothing }: { text: string; nothing: string }) =>
  text === '' ? <p class="muted">{nothing}</p> : <Transcript>{text}</Transcript>

const headersIn = (
  headers: Readonly<Record<string, string>>,
  fields: readonly string[],
  isOpen: boolean,
): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${isOpen ? value : maskQuery(value, fields)}`)
    .join('\n')
