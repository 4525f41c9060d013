import { type StateDrawing, stateDrawings } from './icons.ts'

export const stateLooks = {
  new: { drawing: 'warning', tone: 'new' },
  received: { drawing: 'eye', tone: 'open' },
  investigating: { drawing: 'eye', tone: 'open' },
  planned: { drawing: 'cone', tone: 'open' },
  in_progress: { drawing: 'cone', tone: 'open' },
  needs_information: { drawing: 'speech', tone: 'asking' },
  fixed: { drawing: 'tick', tone: 'fixed' },
  no_action: { drawing: 'bar', tone: 'closed' },
  duplicate: { drawing: 'bar', tone: 'closed' },
  withdrawn: { drawing: 'bar', tone: 'closed' },
  handed_over: { drawing: 'onward', tone: 'closed' },
} as const satisfies Record<string, { drawing: StateDrawing; tone: string }>

export type ShownState = keyof typeof stateLooks

/** Shape and colour of a state; its word stands beside it (`StateTag`, `ReportList`). */
export const StateIcon = ({ state }: { state: ShownState }) => {
  const { drawing, tone } = stateLooks[state]
  const { shape, sign } = stateDrawings[drawing]
  return (
    <svg class={`state-icon tone-${tone}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path class="state-shape" d={shape} />
      <path d={sign} />
    </svg>
  )
}
