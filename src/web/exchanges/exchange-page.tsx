import type { WholeExchange } from '#bodies/exchanges/exchange.ts'
import { exchangeById } from '#bodies/exchanges/exchange-by-id.ts'
import { noteOpening, openingsOf } from '#bodies/exchanges/openings.ts'
import { formatTime } from '#i18n/formats.ts'
import { maskFields, maskQuery } from '#text/mask-fields.ts'
import { NotAllowed, NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Transcript } from '../ui/transcript.tsx'
import type { Log } from './log.ts'
import { outcomeOf, purposeOf } from './log-page.tsx'

const openingsShown = 20

/** One exchange, word for word, without who somebody is. */
export const exchangePage = async (log: Log): Promise<Response> =>
  answerExchange(log, await exchangeAsked(log), false)

/** The same with who somebody is, for those whose link lets them; it is noted first. */
export async function openExchange(log: Log): Promise<Response> {
  const { ask, of, link, seesPersons } = log
  const exchange = await exchangeAsked(log)
  if (!seesPersons) throw new NotAllowed('the link does not show who somebody is')
  await noteOpening(ask.rooms.db, { of, exchange: exchange.id, link })
  return answerExchange(log, exchange, true)
}

async function exchangeAsked({ ask, of }: Log): Promise<WholeExchange> {
  const exchange = await exchangeById(ask.rooms.db, of, ask.c.req.param('exchange') ?? '')
  if (!exchange) throw new NotFound('no such exchange')
  return exchange
}

async function answerExchange(log: Log, exchange: WholeExchange, isOpen: boolean): Promise<Response> {
  const { ask, of, seesPersons } = log
  const words = ask.say.pages.integrating.log
  const opened = await openingsOf(ask.rooms.db, { of, exchange: exchange.id }, openingsShown)
  return log.answer({
    title: purposeOf(ask, exchange),
    above: [{ href: log.path(), label: words.title }],
    children: (
      <>
        <Facts facts={factsOf(log, exchange, opened)} />
        {!isOpen && <p class="muted">{words.hidden}</p>}
        {!isOpen && seesPersons && (
          <form class="flow" method="post" action={log.path(exchange.id)}>
            <p>{words.openHint}</p>
            <div class="buttons">
              <Button sign="person">{words.open}</Button>
            </div>
          </form>
        )}
        <Said log={log} exchange={exchange} isOpen={isOpen} />
      </>
    ),
  })
}

function factsOf({ ask }: Log, exchange: WholeExchange, opened: readonly { openedAt: Date }[]): Fact[] {
  const { log: words, month } = ask.say.pages.integrating
  const { at: when, isHttp, status, tookMs, problem, report } = exchange
  const said = (at: Date) => formatTime(at, ask.language)
  return [
    { term: words.when, detail: said(when) },
    ...(report === null ? [] : [{ term: words.report, detail: String(report) }]),
    ...(isHttp && status === null ? [] : [{ term: words.status, detail: outcomeOf(ask, exchange) }]),
    ...(tookMs === null ? [] : [{ term: words.took, detail: month.ms(tookMs) }]),
    ...(problem === null ? [] : [{ term: words.problem, detail: <span lang="en">{problem}</span> }]),
    ...(opened.length === 0
      ? []
      : [{ term: words.openings, detail: opened.map(({ openedAt }) => said(openedAt)).join(', ') }]),
  ]
}

type SaidProps = { log: Log; exchange: WholeExchange; isOpen: boolean }

function Said({ log: { ask, personalFields }, exchange, isOpen }: SaidProps) {
  const words = ask.say.pages.integrating.log
  const ofAsked = masksOf(personalFields.asked, isOpen)
  const ofAnswered = masksOf(personalFields.answered, isOpen)
  const { isHttp, method, url, askedHeaders, asked, answeredHeaders, answered } = exchange
  const line = url === '' ? method : `${method} ${ofAsked.query(url)}`
  return (
    <>
      <h2>{headingOf(words, exchange)}</h2>
      <Transcript>{`${line}\n${headersIn(askedHeaders, ofAsked)}`}</Transcript>
      <Body text={ofAsked.body(asked)} nothing={words.nothing} />
      {(answeredHeaders ?? answered) !== null && (
        <>
          <h2>{words.answered}</h2>
          {isHttp && answeredHeaders && <Transcript>{headersIn(answeredHeaders, ofAnswered)}</Transcript>}
          <Body text={ofAnswered.body(answered ?? '')} nothing={words.nothing} />
        </>
      )}
    </>
  )
}

const headingOf = (
  { asked, did, told }: Readonly<Record<'asked' | 'did' | 'told', string>>,
  { isOurs, isHttp }: WholeExchange,
): string => {
  if (!isOurs) return told
  return isHttp ? asked : did
}

const Body = ({ text, nothing }: { text: string; nothing: string }) =>
  text === '' ? <p class="muted">{nothing}</p> : <Transcript>{text}</Transcript>

type Masks = ReturnType<typeof masksOf>

const masksOf = (fields: readonly string[], isOpen: boolean) => ({
  body: (text: string) => (isOpen ? text : maskFields(text, fields)),
  query: (address: string) => (isOpen ? address : maskQuery(address, fields)),
})

const headersIn = (headers: Readonly<Record<string, string>>, { query }: Masks): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${query(value)}`)
    .join('\n')
