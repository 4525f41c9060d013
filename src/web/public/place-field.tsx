import type { Point } from '#geo/browser/point.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { goalOf } from './place-goal.ts'

type Props = {
  ask: Ask
  value?: string | undefined
  error?: string | undefined
  /** What the map shows: places near it come first. */
  near?: Point | null
  /** False where something else is the page's task. */
  primary?: boolean
}

/** Where the problem is: typed words always, and this device's position where the browser can tell it. */
export function PlaceField({ ask, value, error, near, primary = true }: Props) {
  const { finding } = ask.say.pages
  return (
    <>
      <form method="get" action={to(ask, goalOf(ask).search)}>
        <SearchField
          name="q"
          label={goalOf(ask).question ?? finding.field}
          hint={finding.hint}
          button={finding.button}
          value={value}
          error={error}
          primary={primary}
        />
        {near && <HiddenField name="lat" value={near.lat} />}
        {near && <HiddenField name="lon" value={near.lon} />}
      </form>
      <PositionButton ask={ask} />
    </>
  )
}

/** Hidden until the island has found out that the browser can tell where it is. */
function PositionButton({ ask }: { ask: Ask }) {
  const { button, looking, failed } = ask.say.pages.finding.position
  return (
    <div
      id="position"
      class="needs-script"
      data-form={to(ask, goalOf(ask).form)}
      data-looking={looking}
      data-failed={failed}
    >
      <Button type="button" kind="quiet" sign="position">
        {button}
      </Button>
      <p class="muted" role="status" />
    </div>
  )
}
