import { ChoiceLinks } from '../../ui/choice-links.tsx'
import { MapBox } from '../../ui/map-box.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const Choices = ({ words: { acts, says, states } }: Showing) => (
  <Specimen name={states.chosen}>
    <ChoiceLinks
      label={says.ways}
      choices={[
        { href: '?choice-links', label: acts.list, current: true },
        { href: '?choice-links-2', label: acts.map, current: false },
      ]}
    />
  </Specimen>
)

/** Here no island draws it: the box as it is before the map comes. */
export const MapBoxes = ({ words: { says, states } }: Showing) => (
  <Specimen name={states.empty}>
    <MapBox start={{ kind: 'place' }} loading={says.waiting} />
  </Specimen>
)
