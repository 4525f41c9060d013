import { type ShownState, StateIcon, stateLooks } from './state-icon.tsx'

/** A state in word, icon and shape, so that colour is never alone. */
export const StateTag = ({ state, word }: { state: ShownState; word: string }) => (
  <span class={`state-tag tone-${stateLooks[state].tone}`}>
    <StateIcon state={state} />
    {word}
  </span>
)
