import { Card } from '../../ui/card.tsx'
import { Columns } from '../../ui/columns.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Facts } from '../../ui/facts.tsx'
import { NumberedList } from '../../ui/numbered-list.tsx'
import { PlaceList } from '../../ui/place-list.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { Table } from '../../ui/table.tsx'
import { Thread } from '../../ui/thread.tsx'
import { Thumbnail } from '../../ui/thumbnail.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { Transcript } from '../../ui/transcript.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const ReportLists = ({ ask, words: { samples, states }, photo }: Showing) => {
  const { state } = ask.say.words
  const detail = samples.detail
  return (
    <Specimen name={states.many}>
      <ReportList
        reports={[
          {
            ...{ href: '?report-list', title: samples.title, state: 'new', stateWord: state.new, detail },
            photo: { src: photo, alt: '' },
          },
          {
            ...{ href: '?report-list-2', title: samples.otherTitle, state: 'fixed', stateWord: state.fixed },
            detail,
          },
          {
            ...{ href: '?report-list-3', title: samples.longWord, state: 'planned' },
            ...{ stateWord: state.planned, detail, photo: { src: photo, alt: '' } },
          },
        ]}
      />
    </Specimen>
  )
}

export const PlaceLists = ({ words: { samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <PlaceList
      places={[
        { href: '?place-list', label: samples.place, detail: samples.placeDetail },
        { href: '?place-list-2', label: samples.longWord },
      ]}
    />
  </Specimen>
)

export const FactLists = ({ words: { samples, states } }: Showing) => {
  const facts = [
    { term: samples.body, detail: samples.words },
    { term: samples.caption, detail: samples.longWord },
    { term: samples.time, detail: samples.day },
  ]
  return (
    <>
      <Specimen name={states.usual}>
        <Facts facts={facts} />
      </Specimen>
      <Specimen name={states.filled}>
        <Card>
          <Facts facts={facts} />
        </Card>
      </Specimen>
    </>
  )
}

export const Tables = ({ words: { samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <Table
      caption={samples.words}
      heads={[samples.body, samples.time]}
      rows={[
        { name: samples.caption, cells: ['12'] },
        { name: samples.longWord, cells: ['3'] },
      ]}
    />
  </Specimen>
)

export const Transcripts = ({ words: { samples, states } }: Showing) => (
  <Specimen name={states.long}>
    <Transcript>{`POST /\n\n<case><title>${samples.title}</title><words>${samples.longWord}</words></case>`}</Transcript>
  </Specimen>
)

export const Timelines = ({ ask, words: { samples, states } }: Showing) => {
  const { state } = ask.say.words
  return (
    <Specimen name={states.many}>
      <Timeline
        entries={[
          {
            ...{ at: '2026-11-23T07:02:00Z', when: samples.time, title: state.planned, by: samples.body },
            ...{ state: 'planned', children: samples.moreWords },
          },
          { at: '2026-11-22T15:10:00Z', when: samples.time, title: samples.longWord },
          { at: '2026-11-22T15:04:00Z', when: samples.time, title: state.new, state: 'new' },
        ]}
      />
    </Specimen>
  )
}

export const Threads = ({ ask, words: { samples, states } }: Showing) => {
  const { state } = ask.say.words
  const at = '2026-11-23T07:02:00Z'
  return (
    <Specimen name={states.many}>
      <Thread
        parts={[
          { id: 'thread-1', at, when: samples.time, title: state.new, state: 'new' },
          {
            ...{ id: 'thread-2', at, when: samples.time, title: samples.words },
            said: {
              side: 'theirs',
              audience: { kind: 'few', word: states.usual },
              waiting: states.wrong,
              children: samples.moreWords,
            },
          },
          {
            ...{
              id: 'thread-3',
              at,
              when: samples.time,
              title: state.planned,
              state: 'planned',
              day: samples.day,
            },
            said: {
              side: 'ours',
              audience: { kind: 'all', word: states.usual },
              children: samples.moreWords,
            },
          },
          {
            ...{ id: 'thread-4', at, when: samples.time, title: samples.body },
            said: {
              side: 'ours',
              audience: { kind: 'internal', word: states.usual },
              how: samples.words,
              children: samples.longWord,
            },
          },
        ]}
      />
    </Specimen>
  )
}

export const NumberedLists = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.usual}>
    <NumberedList items={ask.say.pages.finding.start.steps} />
  </Specimen>
)

export const ColumnPairs = ({ words: { samples, states } }: Showing) => (
  <Specimen name={states.usual}>
    <Columns
      story={<p>{samples.words}</p>}
      facts={<Card>{samples.body}</Card>}
      after={<p>{samples.moreWords}</p>}
    />
  </Specimen>
)

export const Cards = ({ words: { samples, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <Card>
        <p>{samples.words}</p>
      </Card>
    </Specimen>
    <Specimen name={states.first}>
      <Card raised>
        <p>{samples.longWord}</p>
      </Card>
    </Specimen>
  </>
)

export const Thumbnails = ({ photo, words: { samples, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <Thumbnail src={photo} alt={samples.photo} />
    </Specimen>
  </>
)

export const Empties = ({ words: { says, states } }: Showing) => (
  <>
    <Specimen name={states.empty}>
      <Empty title={says.nothing} drawing="street">
        <p>{says.nothingWords}</p>
      </Empty>
    </Specimen>
    <Specimen name={states.usual}>
      <Empty title={says.nothing} sign="letter" />
    </Specimen>
  </>
)
