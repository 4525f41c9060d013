import type { Ask } from '../../ask.ts'
import { MapBox } from '../../ui/map-box.tsx'
import { type FormPlace, isUnsure } from '../reporting/form-place.ts'
import { mapFiles } from './map-start.ts'

/** The form's place on a map, where its pin can be moved; the words above follow it. */
export function MovePin({ ask, place }: { ask: Ask; place: FormPlace }) {
  const { map } = ask.say.pages
  const [municipality] = place.candidates
  return (
    <section class="map-choice flow" aria-label={map.place.move} id="where">
      <MapBox
        start={{
          kind: 'place',
          goal: 'form',
          ...place.point,
          zoom: place.isTown ? 13 : 16,
          municipality,
          sure: !isUnsure(place),
          ...mapFiles(ask),
        }}
        words={map}
      />
      <p class="muted">
        {map.place.moveWords} <span class="map-keys">{map.keys}</span>
      </p>
    </section>
  )
}
