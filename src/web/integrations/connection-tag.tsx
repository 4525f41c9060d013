import type { ConnectionState } from '#database/schema.ts'
import type { Ask } from '../ask.ts'
import type { ShownState } from '../ui/state-icon.tsx'
import { StateTag } from '../ui/state-tag.tsx'

/** As cases look that stand likewise. */
const looks: Readonly<Record<ConnectionState, ShownState>> = {
  test: 'investigating',
  on: 'fixed',
  paused: 'planned',
  ended: 'no_action',
}

/** How a connection stands, in word and sign. */
export const ConnectionTag = ({ ask, state }: { ask: Ask; state: ConnectionState }) => (
  <StateTag state={looks[state]} word={ask.say.pages.integrating.state[state]} />
)
