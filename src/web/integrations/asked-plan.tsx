import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { categoryName } from '#bodies/catalogue.ts'
import type { Planned } from '#bodies/connections/import-asked.ts'
import { inWords, type Question } from '#bodies/questions/question.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Console, pageOf } from './console.ts'
import { FormKey } from './console-page.tsx'

export const nameOf = ({ service: { name, code } }: Planned): string => name || code

/** What would become of the body's questions, part by part, and the button that does it. */
export function AskedPlan({ at, planned }: { at: Console; planned: Planned }) {
  const { ask, connection } = at
  const { asked: words } = ask.say.pages.integrating
  const { plan, categories } = planned
  const isOther = plan.added.length + plan.changed.length + plan.dropped.length > 0
  const names = categories.map((code) => categoryName(code, ask.language)).join(', ')
  return (
    <>
      <Facts facts={[{ term: words.about, detail: names }]} />
      <Asked ask={ask} title={words.added} questions={plan.added} />
      {plan.changed.length > 0 && (
        <Part title={words.changed}>
          {plan.changed.map(({ before, after }) => (
            <li key={after.code}>
              {words.before}: <Said ask={ask} question={before} /> <br />
              {words.after}: <Said ask={ask} question={after} />
            </li>
          ))}
        </Part>
      )}
      <Asked ask={ask} title={words.dropped} questions={plan.dropped} />
      <Asked ask={ask} title={words.same} questions={plan.same} />
      <Besides ask={ask} planned={planned} />
      {plan.faults.length > 0 && (
        <Notice tone="warning" title={words.faults}>
          <p lang="en">{plan.faults.join(' ')}</p>
        </Notice>
      )}
      {!isOther && <p>{words.nothing}</p>}
      {isPublicThere(at) && <Notice title={words.publicThere} />}
      {plan.faults.length === 0 && connection.state !== 'ended' && <Use at={at} planned={planned} />}
    </>
  )
}

function Use({ at, planned }: { at: Console; planned: Planned }) {
  const { asked: words } = at.ask.say.pages.integrating
  return (
    <form class="flow" method="post" action={pageOf(at, 'fragor')}>
      <p>{words.privately}</p>
      <FormKey ask={at.ask} />
      <HiddenField name="service" value={planned.service.code} />
      <HiddenField name="mark" value={planned.mark} />
      <div class="buttons">
        <Button kind="primary">{words.use}</Button>
      </div>
    </form>
  )
}

const publicThere = z.object({ isPublicThere: z.literal(true) }).loose()
const isPublicThere = ({ kind, connection }: Console): boolean =>
  publicThere.safeParse(kind?.settings.safeParse(connection.settings).data).success

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <>
    <h2>{title}</h2>
    <ul>{children}</ul>
  </>
)

type Shown = Pick<Question, 'code' | 'kind' | 'sv' | 'en' | 'required' | 'options'>

const Asked = ({ ask, title, questions }: { ask: Ask; title: string; questions: readonly Shown[] }) =>
  questions.length === 0 ? null : (
    <Part title={title}>
      {questions.map((question) => (
        <li key={question.code}>
          <Said ask={ask} question={question} />
        </li>
      ))}
    </Part>
  )

/** "Vilken färg? (ett val: vit, röd; måste besvaras)" */
function Said({ ask: { language, say }, question }: { ask: Ask; question: Shown }) {
  const words = say.pages.integrating.asked
  const { label, hint } = inWords(question, language)
  const options = question.options.map((option) => inWords(option, language)).join(', ')
  const facts = [
    options === '' ? words.kind[question.kind] : `${words.kind[question.kind]}: ${options}`,
    ...(question.required ? [words.needed] : []),
  ]
  return (
    <>
      <strong>{label}</strong> {hint} <span class="muted">({facts.join('; ')})</span>
    </>
  )
}

/** What can't be asked here, and what is sent without being asked. */
function Besides({ ask, planned: { plan } }: { ask: Ask; planned: Planned }) {
  const words = ask.say.pages.integrating.asked
  const { left, attributes } = plan.asked
  const why: Readonly<Record<string, string>> = words.leftWhy
  return (
    <>
      {left.length > 0 && (
        <Part title={words.left}>
          {left.map((one) => (
            <li key={one.attribute}>
              <strong>{one.attribute}</strong>{' '}
              <span class="muted">
                ({[why[one.why] ?? one.why, ...(one.isRequired ? [words.needed] : [])].join('; ')})
              </span>
            </li>
          ))}
        </Part>
      )}
      {Object.keys(attributes).length > 0 && (
        <Part title={words.fixed}>
          {Object.entries(attributes).map(([name, value]) => (
            <li key={name}>
              <strong>{name}</strong> {value}
            </li>
          ))}
        </Part>
      )}
    </>
  )
}
