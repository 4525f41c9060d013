import type { ShownKnownReport } from '#reports/nearby/shown-known.ts'
import { knownWords } from '../../public/reporting/known-section.tsx'
import { KnownBox } from '../../ui/known-box.tsx'
import { TrapField } from '../../ui/trap-field.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const KnownBoxes = ({ ask, photo, words: { samples, states } }: Showing) => {
  const words = knownWords(ask)
  return (
    <>
      <Specimen name={states.many}>
        <KnownBox known={{ reports: knownReports(ask, samples, photo), forecast: null }} words={words} />
      </Specimen>
      <Specimen name={states.empty}>
        <KnownBox known={{ reports: [], forecast: ask.say.pages.known.forecast(11) }} words={words} />
      </Specimen>
    </>
  )
}

function knownReports(
  { say }: Showing['ask'],
  samples: Showing['words']['samples'],
  photo: string,
): ShownKnownReport[] {
  const { state } = say.words
  const report = { href: '?known', detail: samples.detail, lastSaid: null, photo: null, support: null }
  return [
    { ...report, number: 1, title: samples.title, state: 'new', stateWord: state.new, support: '?support' },
    {
      ...report,
      number: 2,
      photo,
      title: samples.otherTitle,
      state: 'fixed',
      stateWord: state.fixed,
      lastSaid: { words: samples.moreWords },
    },
  ]
}

/** Nothing to see: it is for programs that fill in everything. */
export const TrapFields = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.empty}>
    <TrapField name="trap" label={ask.say.pages.reporting.form.trap} />
  </Specimen>
)
