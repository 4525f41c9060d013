import { type SymbolName, symbols } from './icons.ts'

/** A sign beside words; never alone, since it says nothing to a screen reader. */
export const Sign = ({ name }: { name: SymbolName }) => (
  <svg class="symbol" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d={symbols[name]} />
  </svg>
)
