import type { WhyNotOn } from '#bodies/connections/why-not-on.ts'
import type { ConnectionState } from '#database/schema.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { type Console, pageOf } from './console.ts'
import { FormKey } from './console-page.tsx'

export const states = ['on', 'paused', 'test'] as const satisfies readonly ConnectionState[]

/** A button for each state that it isn't in; where it may not be put on, why. */
export function ChangeState({ at, notOn }: { at: Console; notOn: WhyNotOn | null }) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating
  return (
    <FormSection id="state" title={words.change.title}>
      <form method="post" action={pageOf(at, 'lage')}>
        <FormKey ask={ask} />
        {notOn && <p>{words.change.notOn[notOn]}</p>}
        <div class="buttons">
          {states
            .filter((state) => state !== connection.state && !(state === 'on' && notOn))
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
