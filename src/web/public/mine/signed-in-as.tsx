import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { HiddenField } from '../../ui/hidden-field.tsx'

/** Whose address a session has proven: no other is asked for, and another can be used. `here` is the form's address. */
export function SignedInAs({ ask, email, here }: { ask: Ask; email: string; here: string }) {
  const { as, other } = ask.say.pages.mine.signedIn
  const another = `${here}${here.includes('?') ? '&' : '?'}${anotherAddress}=1`
  return (
    <p>
      <HiddenField name="as" value={email} />
      {as(email)} <a href={to(ask, another)}>{other}</a>
    </p>
  )
}

const anotherAddress = 'annan'

/** Whether who is signed in wants to use another address, or has sent the form that asks for one. */
export const usesAnotherAddress = ({ c, fields }: Ask): boolean =>
  c.req.query(anotherAddress) !== undefined || fields['email'] !== undefined

/** The form was shown to one person, and another has signed in since in the same browser. */
export const isOfSomebodyElse = ({ fields }: Ask, email: string | null): boolean =>
  email !== null && fields['as'] !== email
