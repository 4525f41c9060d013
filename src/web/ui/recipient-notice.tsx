import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { ButtonLink } from './button.tsx'
import { Notice } from './notice.tsx'

type Props = {
  shown: ShownRecipient
  /** What to do when nobody can be sent it. */
  cannotSend: string
  /** That nobody else will see it. */
  isPrivate: string
}

/** "Går till X, därför att …", and what one should know about X. */
export const RecipientNotice = ({ shown, cannotSend, isPrivate }: Props) => (
  <Notice tone={shown.body ? 'info' : 'warning'} title={shown.sentence}>
    {shown.isPrivate && <p>{isPrivate}</p>}
    {shown.meaning && <p>{shown.meaning}</p>}
    {shown.urgent && (
      <p>
        <a href={shown.urgent.href}>{shown.urgent.words}</a>
      </p>
    )}
    {!shown.body && <p>{cannotSend}</p>}
    {shown.ownPage && <ButtonLink href={shown.ownPage.href}>{shown.ownPage.words}</ButtonLink>}
  </Notice>
)
