import { changeConnection } from '#bodies/connections/change-connection.ts'
import type { ConnectionState } from '#database/schema.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { act, type Console, pageOf } from './console.ts'
import { FormKey } from './console-page.tsx'

const states = ['on', 'paused', 'test'] as const satisfies readonly ConnectionState[]

/** A button for each state that it isn't in. */
export function ChangeState({ at }: { at: Console }) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating
  return (
    <FormSection id="state" title={words.change.title}>
      <form method="post" action={pageOf(at, 'lage')}>
        <FormKey ask={ask} />
        <div class="buttons">
          {states
            .filter((state) => state !== connection.state)
            .map((state) => (
              <Button key={state} name="state" value={state} kind={state === 'on' ? 'primary' : 'secondary'}>
                {words.change[state]}
              </Button>
            ))}
        </div>
      </form>
    </FormSection>
  )
}

export function setState(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const state = states.find((one) => one === ask.fields['state'])
  if (!state) throw new NotFound('no such state')
  return act(at, {
    done: 'state',
    async work(tx) {
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
