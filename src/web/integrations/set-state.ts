import { changeConnection } from '#bodies/connections/change-connection.ts'
import { lockConnection } from '#bodies/connections/seen.ts'
import { whyNotOn } from '#bodies/connections/why-not-on.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { states } from './change-state.tsx'
import { answerConnection } from './connection-page.tsx'
import { act, type Console } from './console.ts'

/** Puts a connection on, under test, or to rest; where it may not be put on the page says why. */
export async function setState(at: Console): Promise<Response> {
  const { ask, connection, by, seesPersons } = at
  const state = states.find((one) => one === ask.fields['state'])
  if (!state) throw new NotFound('no such state')
  const asked = { connection: connection.id, seesPersons }
  const notOn = state === 'on' ? await whyNotOn(ask.rooms.db, asked) : null
  if (notOn) return answerConnection(at, { state: ask.say.pages.integrating.change.notOn[notOn] })
  return act(at, {
    done: 'state',
    async work(tx) {
      await lockConnection(tx, connection.id)
      if (state === 'on' && (await whyNotOn(tx, asked))) throw new Conflict('it leads elsewhere by now')
      await changeConnection(tx, { id: connection.id, state })
      await recordConsoleAct(tx, {
        connection: connection.id,
        by,
        act: 'set_connection_state',
        facts: { state },
      })
    },
  })
}
