import { z } from 'zod'
import { askForRun } from '#bodies/conformance/ask-for-run.ts'
import { mostADay } from '#bodies/conformance/may-begin.ts'
import { latestRuns, waitingRun } from '#bodies/conformance/run-queries.ts'
import { type Connection, listConnections } from '#bodies/connections/connection.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { recordEvent } from '#reports/record-event.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { inWords } from '../integrations/sentences.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RunFields } from './run-fields.tsx'
import { runForm } from './run-form.ts'
import { RunRows } from './run-rows.tsx'
import { answerTrying, onPage, pageOfRun } from './trying.tsx'

const runsShown = 20
/** More than this no body has. */
const mostConnections = 100

const open311 = z.object({ endpoint: z.string(), jurisdiction: z.string().nullable().catch(null) })

/** A form for a new run, filled in from a connection where one is named, and the latest runs. */
export async function beginningPage(ask: Ask, link: Link): Promise<Response> {
  const all = await open311Connections(ask, link)
  const from = all.find(({ id }) => id === ask.c.req.query('anslutning'))
  const read = open311.safeParse(from?.settings)
  const typed = read.success
    ? { address: read.data.endpoint.replace(/\/+$/, ''), jurisdiction: read.data.jurisdiction ?? '' }
    : {}
  return answerBeginning(ask, link, typed, {})
}

/** Asks for a run, and goes on to the page that tells of it. The body has one at a time: else to that one. */
export async function beginRun(ask: Ask, link: Link): Promise<Response> {
  const read = parseForm(runForm, ask.fields)
  if (!read.ok)
    return answerBeginning(onPage(ask, paths.trying(tokenOf(ask))), link, ask.fields, read.mistakes)
  const body = bodyOf(link)
  const { db } = ask.rooms
  const begun = await db.transaction().execute(async (tx) => {
    const run = await askForRun(tx, { body, ...read.value })
    if (run.ok)
      await recordEvent(tx, {
        ...{ act: 'try_server', door: 'web', actor: 'body', body, holder: body, link: link.id },
        facts: { run: run.id, writes: read.value.key !== null },
      })
    return run
  })
  await noteUse(db, link.id)
  if (!begun.ok && begun.why === 'enough_today')
    return answerBeginning(onPage(ask, paths.trying(tokenOf(ask))), link, ask.fields, {}, true)
  const run = begun.ok ? begun.id : (await waitingRun(db, body))?.id
  return goTo(ask, run ? paths.tried(tokenOf(ask), run) : paths.trying(tokenOf(ask)))
}

const open311Connections = async ({ rooms }: Ask, link: Link): Promise<Connection[]> =>
  (await listConnections(rooms.db, bodyOf(link), mostConnections)).filter(({ kind }) => kind === 'open311')

async function answerBeginning(
  ask: Ask,
  link: Link,
  typed: Fields,
  mistakes: Mistakes,
  isEnough = false,
): Promise<Response> {
  const words = ask.say.pages.trying
  const body = bodyOf(link)
  const [runs, waiting, connections] = await Promise.all([
    latestRuns(ask.rooms.db, body, runsShown),
    waitingRun(ask.rooms.db, body),
    open311Connections(ask, link),
  ])
  const wrong = inWords(mistakes, words.form.mistakes)
  return answerTrying(ask, {
    title: words.title,
    isFirst: true,
    mistakes: wrong,
    ...(isEnough && { status: 429 as const }),
    children: (
      <>
        {isEnough && <Notice tone="warning" title={words.enoughToday(mostADay)} live />}
        <p class="lead">{words.lead}</p>
        <ButtonLink href={to(ask, paths.tryingProgram(tokenOf(ask)))}>
          {ask.say.pages.tryingPrograms.title}
        </ButtonLink>
        {waiting ? (
          <>
            <Notice title={words.underWay} />
            <ButtonLink href={pageOfRun(ask, waiting)}>{words.see}</ButtonLink>
          </>
        ) : (
          <>
            <FromConnections ask={ask} connections={connections} />
            <RunFields ask={ask} typed={typed} mistakes={wrong} />
          </>
        )}
        <h2>{words.latest}</h2>
        <RunRows ask={ask} runs={runs} />
      </>
    ),
  })
}

function FromConnections({ ask, connections }: { ask: Ask; connections: readonly Connection[] }) {
  if (connections.length === 0) return null
  return (
    <>
      <p>{ask.say.pages.trying.fromConnection}</p>
      <ul class="rows">
        {connections.map(({ id, name }) => (
          <li key={id}>
            <a class="row" href={to(ask, paths.trying(tokenOf(ask), id))}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
