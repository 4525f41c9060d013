import { importAsked, type Planned, plannedQuestions } from '#bodies/connections/import-asked.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { AskedPlan, nameOf } from './asked-plan.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'

/** What the system asks of what is sent to it, service by service; of one, what it would change in the body's questions. */
export async function askedPage(at: Console): Promise<Response> {
  const planned = await plannedQuestions(at.ask.rooms.db, at.connection)
  const asked = at.ask.c.req.query('tjanst')
  if (asked === undefined) return answerAll(at, planned)
  return answerOne(at, serviceIn(planned, asked), 200)
}

function serviceIn(planned: readonly Planned[], code: string): Planned {
  const found = planned.find(({ service }) => service.code === code)
  if (!found) throw new NotFound('the service asks nothing')
  return found
}

function answerAll(at: Console, planned: readonly Planned[]): Response {
  const words = at.ask.say.pages.integrating.asked
  return answerConsole(at, {
    title: words.title,
    children: (
      <>
        <p class="lead">{words.lead}</p>
        {planned.length === 0 && <Empty title={words.none} sign="note" />}
        <ul class="rows">
          {planned.map((one) => (
            <li key={one.service.code}>
              <a
                class="row"
                href={`${pageOf(at, 'fragor')}?${new URLSearchParams({ tjanst: one.service.code })}`}
              >
                <span>
                  <strong>{nameOf(one)}</strong>
                  <small>{words[standingOf(one)]}</small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

function standingOf({ plan: { added, changed, dropped, same } }: Planned): 'isNew' | 'isOther' | 'isSame' {
  if (added.length + changed.length + dropped.length === 0) return 'isSame'
  return same.length + changed.length + dropped.length === 0 ? 'isNew' : 'isOther'
}

function answerOne(at: Console, one: Planned, status: 200 | 409): Response {
  const words = at.ask.say.pages.integrating.asked
  return answerConsole(at, {
    title: words.titleOf(nameOf(one)),
    status,
    children: (
      <>
        {status === 409 && <Notice tone="warning" title={words.stale} live />}
        <AskedPlan at={at} planned={one} />
      </>
    ),
  })
}

/** Makes them the body's questions, as they were shown; where anything is otherwise by now it is shown anew. */
export async function useAsked(at: Console): Promise<Response> {
  const { ask, connection, kind, by } = at
  const { service = '', mark = '' } = ask.fields
  const { db } = ask.rooms
  if (!kind) throw new NotFound('nothing here knows its kind')
  serviceIn(await plannedQuestions(db, connection), service)
  return act(at, {
    ...{ done: 'questions', page: ['fragor'] },
    changed: async (now) =>
      answerOne(now, serviceIn(await plannedQuestions(db, now.connection), service), 409),
    async work(tx) {
      const parse = (settings: object) => Object(kind.settings.parse(settings))
      const questions = await importAsked(tx, { connection: connection.id, service, mark, parse })
      const facts = { questions }
      await recordConsoleAct(tx, { connection: connection.id, by, act: 'import_questions', facts })
    },
  })
}
