import { BackLink } from '../../ui/back-link.tsx'
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CameraCard } from '../../ui/camera-card.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Segments } from '../../ui/segments.tsx'
import { ShareBox } from '../../ui/share-box.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const Buttons = ({ words: { acts, states, samples } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <div class="buttons">
        <Button kind="primary" type="button">
          {acts.send}
        </Button>
        <Button type="button">{acts.change}</Button>
        <Button type="button" kind="danger">
          {acts.withdraw}
        </Button>
        <Button type="button" kind="quiet" sign="position">
          {acts.position}
        </Button>
        <ButtonLink href="?button" sign="follow">
          {acts.see}
        </ButtonLink>
      </div>
    </Specimen>
    <Specimen name={states.off}>
      <div class="buttons">
        <Button kind="primary" type="button" disabled>
          {acts.send}
        </Button>
        <Button type="button" disabled>
          {acts.change}
        </Button>
      </div>
    </Specimen>
    <Specimen name={states.long}>
      <Button type="button" wide>
        {samples.longWord}
      </Button>
    </Specimen>
  </>
)

export const DefaultButtons = ({ words: { acts, states } }: Showing) => (
  <Specimen name={states.unseen}>
    <DefaultButton>{acts.send}</DefaultButton>
  </Specimen>
)

export const BackLinks = ({ words: { acts, states } }: Showing) => (
  <Specimen name={states.usual}>
    <BackLink href="?back-link" label={acts.back} />
  </Specimen>
)

export const Crumbs = ({ words: { says, samples, states } }: Showing) => (
  <Specimen name={states.long}>
    <Breadcrumbs
      label={says.crumbs}
      crumbs={[
        { href: '?breadcrumbs', label: samples.body },
        { href: '?breadcrumbs-2', label: samples.longWord },
      ]}
    />
  </Specimen>
)

export const CardLinks = ({ words: { acts, states, samples } }: Showing) => (
  <Specimen name={states.usual}>
    <CardLink href="?card-link" sign="camera" title={acts.take} detail={acts.takeDetail} />
    <CardLink href="?card-link" sign="place" title={samples.longWord} />
  </Specimen>
)

export const CameraCards = ({ words: { acts, states } }: Showing) => (
  <Specimen name={states.usual}>
    <CameraCard name="camera-card" title={acts.take} detail={acts.takeDetail} accept="image/*" />
  </Specimen>
)

export const ShareBoxes = ({ ask, words: { samples, states } }: Showing) => (
  <Specimen name={states.open}>
    <ShareBox
      words={ask.say.pages.sharing}
      title={samples.place}
      address="https://fixamingata.example/rapporter/1000001"
      open
    />
  </Specimen>
)

export const SegmentChoices = ({ words: { acts, says, states } }: Showing) => (
  <Specimen name={states.chosen}>
    <Segments
      label={says.ways}
      segments={[
        { href: '?segments', label: acts.list, sign: 'list', current: true },
        { href: '?segments-2', label: acts.map, sign: 'map' },
      ]}
    />
  </Specimen>
)

export const Paginations = ({ words: { acts, says, states } }: Showing) => {
  const previous = { href: '?pagination', label: acts.previous }
  const next = { href: '?pagination-2', label: acts.next }
  return (
    <>
      <Specimen name={states.many}>
        <Pagination label={says.pages} where={says.where} previous={previous} next={next} />
      </Specimen>
      <Specimen name={states.first}>
        <Pagination label={`${says.pages}, ${states.first}`} where={says.where} next={next} />
      </Specimen>
      <Specimen name={states.last}>
        <Pagination label={`${says.pages}, ${states.last}`} where={says.where} previous={previous} />
      </Specimen>
    </>
  )
}
