import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { aboutPage, Contact } from './about-page.tsx'

export function privacyPage(ask: Ask): Response {
  const { privacy } = ask.say.pages.about
  return aboutPage(
    ask,
    privacy.title,
    <>
      <p class="lead">{privacy.lead}</p>
      <Facts facts={factsOf(ask)} />
      <p>
        <a href={to(ask, paths.storage())}>{ask.say.pages.leaflets.storage.link}</a>
      </p>
      <p>
        {privacy.ofBodies} <a href={to(ask, paths.municipalities())}>{privacy.ofBodiesLink}</a>
      </p>
      <p>
        {privacy.own} <a href={to(ask, paths.mine())}>{ask.say.pages.mine.link}</a>
      </p>
      <Contact ask={ask} words={privacy.rights} />
    </>,
  )
}

/** What the house asks of others is told where it does. */
function factsOf({ rooms, say }: Ask): readonly Fact[] {
  const { privacy } = say.pages.about
  return [
    ...privacy.facts,
    ...(rooms.geocoder ? [privacy.addresses] : []),
    ...(rooms.tiles ? [say.pages.map.sources.tiles] : []),
  ]
}
