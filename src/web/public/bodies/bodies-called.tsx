import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

/** Who looks for a place may mean somebody who looks after places: a road association bears the name of its road. */
export function BodiesCalled({ ask, words }: { ask: Ask; words: string }) {
  const found = ask.rooms.tables().receivers.calledLike(words)
  if (found.length === 0) return null
  return (
    <section class="flow" aria-labelledby="bodies">
      <h2 id="bodies">{ask.say.pages.bodies.found}</h2>
      <ul class="names">
        {found.map(({ code, name, slug }) => (
          <li key={code}>
            <a href={to(ask, paths.body(slug))}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
