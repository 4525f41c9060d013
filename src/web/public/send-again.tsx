import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'

/** The same form once more, with everything in it, for one press. */
export const SendAgain = ({ ask, label }: { ask: Ask; label: string }) => (
  <form method="post" action={ask.c.req.path}>
    {Object.entries(ask.fields).map(([name, value]) => (
      <HiddenField key={name} name={name} value={value} />
    ))}
    <Button kind="primary">{label}</Button>
  </form>
)
