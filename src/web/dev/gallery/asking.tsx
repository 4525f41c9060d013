import type { ShownQuestion } from '#responsibility/shown-guidance.ts'
import { CategorySearch } from '../../ui/category-search.tsx'
import { CheckGroup } from '../../ui/check-group.tsx'
import { DetailNotes } from '../../ui/detail-notes.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { GuidanceBox } from '../../ui/guidance-box.tsx'
import { QuestionField } from '../../ui/question-field.tsx'
import { SuggestedCategories } from '../../ui/suggested-categories.tsx'
import { UrgentPanel } from '../../ui/urgent-panel.tsx'
import { WhoSees } from '../../ui/who-sees.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const FormSections = ({ words: { asks, samples, states } }: Showing) => (
  <Specimen name={states.usual}>
    <FormSection id="section-sample" title={asks.kind}>
      <p>{samples.words}</p>
    </FormSection>
  </Specimen>
)

export const SeenBy = ({ words: { samples, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <WhoSees isPrivate={false} words={{ byAll: samples.words, byFew: samples.moreWords }} />
    </Specimen>
    <Specimen name={states.chosen}>
      <WhoSees isPrivate words={{ byAll: samples.words, byFew: samples.moreWords }} />
    </Specimen>
  </>
)

export const CheckGroups = ({ words: { asks, samples, states } }: Showing) => (
  <>
    <Specimen name={states.many}>
      <CheckGroup
        name="group"
        label={asks.kind}
        hint={asks.hint}
        options={optionsOf(asks, samples, 'group')}
      />
    </Specimen>
    <Specimen name={states.wrong}>
      <CheckGroup
        name="group-wrong"
        label={samples.longWord}
        error={asks.wrong}
        options={optionsOf(asks, samples, 'group-wrong')}
      />
    </Specimen>
  </>
)

const optionsOf = (asks: Showing['words']['asks'], samples: Showing['words']['samples'], name: string) => [
  { name: `${name}-lamp`, label: asks.lamps, checked: true },
  { name: `${name}-pole`, label: asks.pole, detail: samples.words, checked: false },
]

export const Suggestions = ({ ask, words: { asks, samples, states } }: Showing) => (
  <Specimen name={states.usual}>
    <SuggestedCategories
      words={ask.say.pages.asking.suggestion}
      suggested={suggestedBy(asks, samples)}
      value="belysning"
      withOther
    />
  </Specimen>
)

/** Its suggestions are shown above: their field has one name on a page. */
export const Searches = ({ ask, words: { asks, states } }: Showing) => (
  <Specimen name={states.empty}>
    <CategorySearch words={ask.say.pages.asking.suggestion} typed={asks.other} suggested={[]} isReady />
  </Specimen>
)

const suggestedBy = (asks: Showing['words']['asks'], samples: Showing['words']['samples']) => [
  { code: 'belysning', label: asks.lamps, group: samples.body },
  { code: 'belysning_skada', label: asks.pole, group: asks.pole },
]

const aQuestion = (words: string, field: string, kind: ShownQuestion['kind']): ShownQuestion => ({
  ...{ field, kind, words, hint: null, required: kind !== 'one', plate: false, least: null, most: null },
  options: [],
})

export const Questions = ({ ask, words: { asks, samples, states } }: Showing) => {
  const { questions } = ask.say.pages.asking
  const option = { code: 'a', field: 'question-one-a', label: asks.lamps, isUrgent: false, stop: null }
  const one = { ...aQuestion(asks.kind, 'question-one', 'one'), options: [option] }
  return (
    <>
      <Specimen name={states.usual}>
        <QuestionField question={one} words={questions} values={{}} error={undefined} />
      </Specimen>
      <Specimen name={states.wrong}>
        <QuestionField
          question={aQuestion(asks.day, 'question-day', 'date')}
          words={questions}
          values={{}}
          error={asks.wrong}
        />
      </Specimen>
      <Specimen name={states.long}>
        <QuestionField
          question={aQuestion(samples.longWord, 'question-notice', 'notice')}
          words={questions}
          values={{}}
          error={undefined}
        />
      </Specimen>
    </>
  )
}

export const Guidances = ({ ask, words: { says, asks, states } }: Showing) => (
  <Specimen name={states.many}>
    <GuidanceBox
      shown={{
        notices: [
          {
            code: '1',
            tone: 'info',
            words: says.info,
            until: says.nothingWords,
            link: { words: asks.other, href: '?guidance' },
          },
        ],
        questions: [aQuestion(asks.kind, 'guidance-text', 'text')],
      }}
      words={ask.say.pages.asking.questions}
      values={{}}
      errorOf={() => undefined}
      below={() => null}
    />
  </Specimen>
)

export const PersonalDetails = ({ ask, words: { samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <DetailNotes
      field="area"
      words={ask.say.pages.asking.personal}
      details={[
        { kind: 'email', text: samples.address },
        { kind: 'plate', text: samples.longWord },
      ]}
    />
  </Specimen>
)

export const UrgentPanels = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.usual}>
    <UrgentPanel codes={['gas']} duty={null} words={ask.say.pages.asking.urgent} calm="" />
  </Specimen>
)
