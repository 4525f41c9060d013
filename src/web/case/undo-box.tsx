import { formatClock } from '#i18n/formats.ts'
import { handling } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import { terms } from '#reports/states.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { type ShownCase, tokenOf } from './shown-case.ts'

const words = handling.undo

/** What the body did last, while it can be taken back: what it was, and until when. */
export function UndoBox({ shown: { ask, held } }: { shown: ShownCase }) {
  const { state_before: before } = held.held
  if (!before || !held.acts.includes('undo')) return null
  const { state } = ask.say.words
  const { stateSince } = held.report
  const until = new Date(stateSince.getTime() + terms.undo)
  return (
    <Notice title={words.title(state[before], state[held.held.state], formatClock(stateSince, 'sv'))}>
      <p>{words.until(formatClock(until, 'sv'))}</p>
      <form method="post" action={paths.caseAct(tokenOf(ask), 'angra')}>
        <Button>{words.button(state[before])}</Button>
      </form>
    </Notice>
  )
}
