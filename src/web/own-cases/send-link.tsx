import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'

type Props = {
  ask: Ask
  action: string
  /** The id of what says which case it is. */
  about?: string
  /** The case, where the address does not say which. */
  number?: number
}

/** Has the link to a case mailed to its holder's mailbox. */
export const SendLink = ({ ask, action, about, number }: Props) => (
  <form method="post" action={action}>
    {number !== undefined && <HiddenField name="number" value={String(number)} />}
    <div class="buttons">
      <Button sign="letter" {...(about && { describedBy: about })}>
        {ask.say.pages.ownCases.send}
      </Button>
    </div>
  </form>
)
