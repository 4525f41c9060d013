import { changeConnection } from '#bodies/connections/change-connection.ts'
import { mappingShape, withStates } from '#bodies/connections/mapping.ts'
import { lockSeen } from '#bodies/connections/seen.ts'
import { forgetUnmapped } from '#bodies/connections/unmapped-states.ts'
import type { Mistakes } from '#http/form.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ChangedNotice, Seen } from './changed-notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { readStates, StateRows, wordField } from './state-rows.tsx'
import { leftBy, type StateSections, statesInForce, statesShown, statesTyped } from './state-sections.ts'

/** What the system's words for how a case stands do here; those that no table knows stand first. */
export const statesPage = (at: Console): Promise<Response> => answerStates(at, {})

const answerStates = async (at: Console, mistakes: Mistakes): Promise<Response> =>
  answerSections(at, await statesShown(at), mistakes)

/** Somebody else has saved the table meanwhile: what was typed, what else is in it now, and what it says otherwise. */
function answerChanged(now: Console): Promise<Response> {
  const { ask } = now
  const notice = <ChangedNotice ask={ask} href={pageOf(now, 'lagen')} inForce={statesInForce(now)} />
  // What was typed stands in rows of another order than it came in.
  const emptied = { ...now, ask: { ...ask, fields: { key: ask.fields['key'] ?? '' } } }
  return answerSections(emptied, statesTyped(now), {}, notice)
}

async function answerSections(
  at: Console,
  { unmapped, sections, kept, left }: StateSections,
  mistakes: Mistakes,
  changed?: ReturnType<typeof ChangedNotice>,
): Promise<Response> {
  const { ask } = at
  const words = ask.say.pages.integrating.mapping
  return answerConsole(at, {
    title: words.states,
    mistakes,
    ...(changed && { status: 409 }),
    children: hasStates(at) ? (
      <>
        {changed}
        {unmapped > 0 && <Notice tone="warning" title={words.unmapped(unmapped)} />}
        <p>{words.statesLead}</p>
        <form class="flow" method="post" action={pageOf(at, 'lagen')} noValidate>
          <FormKey ask={ask} />
          <Seen at={at} part="states" />
          <HiddenField name="kept" value={String(kept)} />
          {sections.map((section) => (
            <StateRows key={section.id} ask={ask} mistakes={mistakes} {...section} />
          ))}
          {left > 0 && <p>{words.tooMany(left)}</p>}
          <div class="buttons">
            <Button kind="primary">{words.save}</Button>
          </div>
        </form>
      </>
    ) : (
      <p>{words.none}</p>
    ),
  })
}

const hasStates = ({ kind }: Console): boolean => kind !== null && mappingShape(kind.settings).states

/** Saves the table through the kind's own schema. A word that is taken out, or has no meaning chosen, leaves it. */
export async function saveStates(at: Console): Promise<Response> {
  const { ask, connection, kind, by } = at
  if (!kind || !hasStates(at)) throw new NotFound('this kind has no such table')
  const { mistakes: sentences } = ask.say.pages.integrating.mapping
  const typed = readStates(ask.fields)
  const twice = typed.find(({ word }, place) => typed.findIndex((other) => other.word === word) < place)
  if (twice) return answerStates(at, { [wordField(twice.place)]: sentences.twice })
  const written = typed.map(({ word, act: does }) => [word, does] as const)
  const tableOver = (settings: unknown) => new Map([...leftBy(ask.fields, settings), ...written])
  const read = kind.settings.safeParse(withStates(connection.settings, tableOver(connection.settings)))
  if (!read.success) {
    const wrong = read.error.issues.map(({ path: [, word] }) => {
      const row = typed.find((one) => one.word === String(word))
      return [row ? wordField(row.place) : wordField(0), row ? sentences.word : sentences.form]
    })
    return answerStates(at, Object.fromEntries(wrong))
  }
  return act(at, {
    ...{ done: 'states', page: ['lagen'] },
    changed: async (now) => answerChanged(now),
    async work(tx) {
      const seen = { id: connection.id, part: 'states', mark: ask.fields['seen'] ?? '' } as const
      const { settings: before } = await lockSeen(tx, seen)
      const table = tableOver(before)
      // What else stands in the settings may have been saved since they were read here.
      const settings = Object(kind.settings.parse(withStates(before, table)))
      await changeConnection(tx, { id: connection.id, settings })
      await forgetUnmapped(tx, connection.id, [...table.keys()])
      await recordConsoleAct(tx, {
        connection: connection.id,
        by,
        act: 'map_states',
        facts: { words: table.size },
      })
    },
  })
}
