import type { ConnectionKind } from '#bodies/connections/connection-kind.ts'
import { messageById, type WholeMessage } from '#bodies/connections/message-queries.ts'
import { noteOpening, openingsOf } from '#bodies/connections/openings.ts'
import { formatTime } from '#i18n/formats.ts'
import { maskFields, maskQuery } from '#text/mask-fields.ts'
import { NotAllowed, NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Transcript } from '../ui/transcript.tsx'
import { type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'
import { purposeOf } from './messages-page.tsx'

const openingsShown = 20

/** One message, word for word, without who somebody is. */
export const messagePage = async (at: Console): Promise<Response> =>
  answerMessage(at, await messageAsked(at), false)

/** The same with who somebody is, for those whose link lets them; it is noted first. */
export async function openMessage(at: Console): Promise<Response> {
  const { ask, connection, by, seesPersons } = at
  const message = await messageAsked(at)
  if (!seesPersons) throw new NotAllowed('the link does not show who somebody is')
  await noteOpening(ask.rooms.db, { connection: connection.id, message: message.id, link: by.link })
  return answerMessage(at, message, true)
}

async function messageAsked({ ask, connection }: Console): Promise<WholeMessage> {
  const message = await messageById(ask.rooms.db, connection.id, ask.c.req.param('message') ?? '')
  if (!message) throw new NotFound('no such message')
  return message
}

async function answerMessage(at: Console, message: WholeMessage, isOpen: boolean): Promise<Response> {
  const { ask, connection, seesPersons } = at
  const words = ask.say.pages.integrating.messages
  const opened = await openingsOf(
    ask.rooms.db,
    { connection: connection.id, message: message.id },
    openingsShown,
  )
  return answerConsole(at, {
    title: purposeOf(ask, message),
    children: (
      <>
        <Facts facts={factsOf(at, message, opened)} />
        {!isOpen && <p class="muted">{words.hidden}</p>}
        {!isOpen && seesPersons && (
          <form class="flow" method="post" action={pageOf(at, 'meddelanden', message.id)}>
            <p>{words.openHint}</p>
            <div class="buttons">
              <Button sign="person">{words.open}</Button>
            </div>
          </form>
        )}
        <Said at={at} message={message} isOpen={isOpen} />
      </>
    ),
  })
}

function factsOf(at: Console, message: WholeMessage, opened: readonly { openedAt: Date }[]): Fact[] {
  const { ask } = at
  const { messages: words, month } = ask.say.pages.integrating
  const { at: when, status, tookMs, problem, report } = message
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

type SaidProps = { at: Console; message: WholeMessage; isOpen: boolean }

function Said({ at: { ask, kind, connection }, message, isOpen }: SaidProps) {
  const words = ask.say.pages.integrating.messages
  const fields = kind === null ? [] : personalFieldsOf(kind, connection.settings)
  const shown = (text: string) => (isOpen ? text : maskFields(text, fields))
  const { isOurs, method, url, askedHeaders, asked, answeredHeaders, answered } = message
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
