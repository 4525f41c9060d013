import { markOf, type SeenPart } from '#bodies/connections/seen.ts'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Console } from './console.ts'

/** What the form was shown with: saved over what has become another since, it is told. */
export const Seen = ({ at, part }: { at: Console; part: SeenPart }) => (
  <HiddenField name="seen" value={markOf(at.connection, part)} />
)

type Props = {
  ask: Ask
  /** What is in force and stands otherwise in the form. */
  inForce: readonly Fact[]
  /** Where it is shown as it is. */
  href: string
}

/** Above a form that keeps what was typed: somebody else has saved meanwhile, and this is what is in force. */
export function ChangedNotice({ ask, inForce, href }: Props) {
  const words = ask.say.pages.integrating.changed
  return (
    <Notice tone="warning" title={words.title} live>
      <p>{inForce.length > 0 ? words.what : words.same}</p>
      {inForce.length > 0 && <Facts facts={inForce} />}
      <p>{words.choose}</p>
      <ButtonLink href={href}>{words.keep}</ButtonLink>
    </Notice>
  )
}
