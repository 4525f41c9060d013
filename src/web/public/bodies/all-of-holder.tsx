import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

/** What else somebody has who is no municipality: what a municipality has stands in its list, whoever holds it. */
export function AllOfHolder({ ask, code }: { ask: Ask; code: string }) {
  const body = ask.rooms.tables().receivers.body(code)
  if (!body || body.kind === 'municipality') return null
  return (
    <p>
      <a href={to(ask, paths.body(body.slug))}>{ask.say.pages.bodies.all(body.name)}</a>
    </p>
  )
}
