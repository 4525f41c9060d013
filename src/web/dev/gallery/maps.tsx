import { MapBox } from '../../ui/map-box.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

/** Here no island draws it: the box as it is before the map comes. */
export const MapBoxes = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.empty}>
    <MapBox start={{ kind: 'place' }} words={ask.say.pages.map} />
  </Specimen>
)
