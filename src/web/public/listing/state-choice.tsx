import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Segments } from '../../ui/segments.tsx'
import type { Listing } from './listing.ts'

/** Open, fixed, ended without a fix, or all; everything else that is chosen stays so. */
export function StateChoice({ ask, listing: { choice, at } }: { ask: Ask; listing: Listing }) {
  const { filter, filters } = ask.say.pages.map
  const states = [
    { shown: 'oppna', label: filters.open },
    { shown: 'atgardade', label: filters.fixed },
    { shown: 'avslutade', label: filters.closed },
    { shown: 'alla', label: filters.all },
  ] as const
  return (
    <div id="states">
      <Segments
        label={filter}
        segments={states.map(({ shown, label }) => ({
          href: to(ask, at({ ...choice, shown, from: null })),
          label,
          current: shown === choice.shown,
        }))}
      />
    </div>
  )
}
