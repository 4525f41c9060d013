import type { ComponentChildren } from 'preact'
import type { ShownGuidance, ShownNotice, ShownQuestion } from '#responsibility/shown-guidance.ts'
import { Notice } from './notice.tsx'
import { QuestionField, type QuestionWords } from './question-field.tsx'

type GuidanceBoxProps = {
  shown: Pick<ShownGuidance, 'notices' | 'questions'>
  words: QuestionWords
  values: Readonly<Record<string, string | undefined>>
  errorOf: (field: string) => string | undefined
  /** What stands below an answer in somebody's own words. */
  below: (field: string) => ComponentChildren
}

/** What is known already, and what whoever gets the report asks about it. */
export const GuidanceBox = ({
  shown: { notices, questions },
  words,
  values,
  errorOf,
  below,
}: GuidanceBoxProps) => (
  <>
    {notices.map((notice) => (
      <Told key={notice.code} notice={notice} />
    ))}
    {questions.map((question) => (
      <div key={question.field} lang={question.lang}>
        <QuestionField question={question} words={words} values={values} error={errorOf(question.field)} />
        {isInOwnWords(question) && below(question.field)}
      </div>
    ))}
  </>
)

const isInOwnWords = ({ kind, plate }: ShownQuestion): boolean => kind === 'text' && !plate

const Told = ({ notice: { tone, words, lang, until, link } }: { notice: ShownNotice }) => (
  <Notice tone={tone}>
    <p lang={lang}>{words}</p>
    {until && <p>{until}</p>}
    {link && (
      <p>
        <a href={link.href}>{link.words}</a>
      </p>
    )}
  </Notice>
)
