import { categoryName } from '#bodies/catalogue.ts'
import { sayAnswers } from '#bodies/questions/say-answers.ts'
import { formatTime } from '#i18n/formats.ts'
import { disclosing } from '#i18n/sv/pages/disclosing.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import type { Contact } from '#reports/read-contact.ts'
import { sayStep } from '#responsibility/explain-recipient.ts'
import type { Ask } from '../ask.ts'
import { answerFact, holderWords } from '../public/report.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { NumberedList } from '../ui/numbered-list.tsx'
import { type ShownCase, tokenOf } from './shown-case.ts'

/** What else is known of it, and who told it. */
export const CaseFacts = ({ shown: { ask, held, besides } }: { shown: ShownCase }) => (
  <>
    <Facts facts={factsOf(ask, held)} />
    {held.held.is_present && <ContactDetails ask={ask} held={held} contact={besides.contact} />}
    {held.report.visibility === 'public' && (
      <p>
        <a href={paths.report(held.report.number)}>{words.publicPage}</a>
      </p>
    )}
    {held.held.is_present && !held.held.at_contractor && (
      <p>
        <a href={paths.caseAct(tokenOf(ask), 'utlamnande')}>{disclosing.link}</a>
      </p>
    )}
    {held.held.is_present && !held.held.at_contractor && (
      <p>
        <a href={paths.caseAct(tokenOf(ask), 'egna-arenden')}>{ask.say.pages.ownCases.title}</a>
      </p>
    )}
    <p class="muted">{words.capability}</p>
  </>
)

function factsOf(ask: Ask, held: HeldReport): Fact[] {
  const { report } = held
  return [
    { term: words.category, detail: categoryName(report.category, 'sv') },
    ...sayAnswers(ask.rooms.tables().guidance.questions, report.answers, 'sv').map((said) =>
      answerFact(ask, report, said),
    ),
    { term: words.because, detail: <Because ask={ask} held={held} /> },
    { term: words.reported, detail: formatTime(report.confirmedAt, 'sv') },
  ]
}

/** Why it came here, and how that was found out. */
function Because({ ask, held: { report, steps } }: { ask: Ask; held: HeldReport }) {
  const nameOf = (code: string) => ask.rooms.tables().receivers.body(code)?.name ?? code
  return (
    <>
      <p>{holderWords(ask, report)}</p>
      {steps.length > 0 && (
        <Disclosure title={words.steps}>
          <NumberedList items={steps.map((step) => sayStep('sv', step, nameOf))} />
        </Disclosure>
      )}
    </>
  )
}

type ContactProps = { ask: Ask; held: HeldReport; contact: Contact | null | undefined }

/** Shown only when asked for, by a POST, because each reading is written down. */
function ContactDetails({ ask, held, contact }: ContactProps) {
  const { token = '' } = ask.c.req.param()
  return (
    <Disclosure title={words.contact.title} open={contact !== undefined || hasLeft(held)}>
      {contact && <Facts facts={contactFacts(contact)} />}
      {contact?.isUnproven && <p>{words.contact.unproven}</p>}
      {!held.hasContact && <p>{hasLeft(held) ? words.contact.erased : words.contact.none}</p>}
      {held.held.at_contractor && <p>{words.contact.withheld}</p>}
      {held.hasContact && !contact && !held.held.at_contractor && (
        <form class="flow" method="post" action={paths.caseAct(token, 'kontakt')}>
          <p class="hint">{words.contact.hint}</p>
          <Button>{words.contact.button}</Button>
        </form>
      )}
    </Disclosure>
  )
}

const hasLeft = ({ happenings }: HeldReport): boolean => happenings.some(({ act }) => act === 'erase_person')

const contactFacts = ({ name, email, telephone }: Contact): Fact[] => [
  { term: words.contact.name, detail: name ?? words.contact.noName },
  ...(email ? [{ term: words.contact.email, detail: <a href={`mailto:${email}`}>{email}</a> }] : []),
  ...(telephone ? [{ term: words.contact.telephone, detail: telephone }] : []),
]
