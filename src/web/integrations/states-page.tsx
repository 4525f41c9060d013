import { changeConnection } from '#bodies/connections/change-connection.ts'
import { actsOfStates, mappingShape, withStates } from '#bodies/connections/mapping.ts'
import { forgetUnmapped, unmappedStates } from '#bodies/connections/unmapped-states.ts'
import type { Mistakes } from '#http/form.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { readStates, type StateRow, StateRows, wordField } from './state-rows.tsx'

/** A form may hold so many rows of two fields, with its key. */
const mostRows = 28
const emptyRows = 3

/** What the system's words for how a case stands do here; those that no table knows stand first. */
export const statesPage = (at: Console): Promise<Response> => answerStates(at, {})

async function answerStates(at: Console, mistakes: Mistakes): Promise<Response> {
  const { ask } = at
  const words = ask.say.pages.integrating.mapping
  const { unmapped, known, left } = await rowsOf(at)
  const blank = Array.from({ length: emptyRows }, (): StateRow => ({ word: '', act: null }))
  const rows = { ask, mistakes }
  return answerConsole(at, {
    title: words.states,
    mistakes,
    children: hasStates(at) ? (
      <>
        {unmapped.length > 0 && <Notice tone="warning" title={words.unmapped(unmapped.length)} />}
        <p>{words.statesLead}</p>
        <form class="flow" method="post" action={pageOf(at, 'lagen')} noValidate>
          <FormKey ask={ask} />
          {unmapped.length > 0 && (
            <StateRows {...rows} id="unmapped" title={words.missing} rows={unmapped} from={0} />
          )}
          {known.length > 0 && (
            <StateRows {...rows} id="known" title={words.known} rows={known} from={unmapped.length} />
          )}
          <StateRows
            {...rows}
            id="more"
            title={words.more}
            rows={blank}
            from={unmapped.length + known.length}
          />
          {left.size > 0 && <p>{words.tooMany(left.size)}</p>}
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

/** What the form shows, and what of the table it has no room for. */
async function rowsOf({ ask, connection }: Console) {
  const table = actsOfStates(connection.settings)
  const seen = await unmappedStates(ask.rooms.db, connection.id, 10)
  const unmapped = seen
    .filter(({ word }) => !table.has(word))
    .map(({ word }): StateRow => ({ word, act: null }))
  const room = mostRows - emptyRows - unmapped.length
  const entries = [...table]
  const known = entries.slice(0, room).map(([word, does]): StateRow => ({ word, act: does ?? 'nothing' }))
  return { unmapped, known, left: new Map(entries.slice(room)) }
}

/** Saves the table through the kind's own schema. A word that is taken out, or has no meaning chosen, leaves it. */
export async function saveStates(at: Console): Promise<Response> {
  const { ask, connection, kind, by } = at
  if (!kind || !hasStates(at)) throw new NotFound('this kind has no such table')
  const { mistakes: sentences } = ask.say.pages.integrating.mapping
  const { left } = await rowsOf(at)
  const typed = readStates(ask.fields, mostRows)
  const twice = typed.find(({ word }, place) => typed.findIndex((other) => other.word === word) < place)
  if (twice) return answerStates(at, { [wordField(twice.place)]: sentences.twice })
  const table = new Map([...left, ...typed.map(({ word, act: does }) => [word, does] as const)])
  const read = kind.settings.safeParse(withStates(connection.settings, table))
  if (!read.success) {
    const wrong = read.error.issues.map(({ path: [, word] }) => {
      const row = typed.find((one) => one.word === String(word))
      return [row ? wordField(row.place) : wordField(0), row ? sentences.word : sentences.form]
    })
    return answerStates(at, Object.fromEntries(wrong))
  }
  const settings = Object(read.data)
  return act(at, {
    ...{ done: 'states', page: ['lagen'] },
    async work(tx) {
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
