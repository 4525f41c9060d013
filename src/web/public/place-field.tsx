import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/search-field.tsx'

/** Where the problem is: typed words always, and this device's position where the browser can tell it. */
export function PlaceField({ ask, value, error }: { ask: Ask; value?: string; error?: string | undefined }) {
  const { finding } = ask.say.pages
  return (
    <>
      <form method="get" action={to(ask, paths.search())}>
        <SearchField
          name="q"
          label={finding.field}
          hint={finding.hint}
          button={finding.button}
          value={value}
          error={error}
          primary
        />
      </form>
      <PositionButton ask={ask} />
    </>
  )
}

/** Hidden until the island has found out that the browser can tell where it is. */
function PositionButton({ ask }: { ask: Ask }) {
  const { button, looking, failed } = ask.say.pages.finding.position
  return (
    <div id="position" hidden data-form={to(ask, paths.form())} data-looking={looking} data-failed={failed}>
      <Button type="button" kind="quiet" sign="position">
        {button}
      </Button>
      <p class="muted" role="status" />
    </div>
  )
}
