import type { Point } from '#geo/browser/point.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { MapBox } from '../../ui/map-box.tsx'
import { goalOf } from '../place-goal.ts'
import { mapFiles } from './map-start.ts'

/** Where the map begins, and how near. */
export type PointOutFrom = Point & { zoom: number }

/** After the search, for who knows the place on a map but not by name. The way on comes when the place is near enough to see. */
export function PointOut({ ask, from }: { ask: Ask; from: PointOutFrom | null }) {
  const { map } = ask.say.pages
  const goal = goalOf(ask)
  return (
    <section class="map-choice flow" aria-labelledby="map-choice">
      <h2 id="map-choice">{from ? map.place.adjust : map.place.heading}</h2>
      <MapBox
        start={{ kind: 'place', goal: 'search', form: to(ask, goal.form), ...from, ...mapFiles(ask) }}
        words={map}
      />
      <p class="muted map-keys">{map.keys}</p>
      <p id="pointed-out" class="place-words" role="status" />
      <ButtonLink id="report-here" sign="place" href={to(ask, goal.form)} hidden wide>
        {goal.button ?? map.reportHere}
      </ButtonLink>
    </section>
  )
}
