import { categoryName } from '#bodies/catalogue.ts'
import { sayAnswers } from '#bodies/questions/say-answers.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { formatDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { draftById, linkToDraft, type SentDraft } from '#reports/draft.ts'
import { draftsWaitingWith } from '#reports/waiting-drafts.ts'
import { wayToReport } from '#reports/way-to-report.ts'
import { shownRecipient } from '#responsibility/shown-recipient.ts'
import { decisionOf } from '#responsibility/stored.ts'
import { Gone } from '../../errors.ts'
import { answerPage, goTo, to } from '../answer.tsx'
import type { Ask, ClosedLink } from '../ask.ts'
import { sayPlace } from '../place-words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Facts } from '../ui/facts.tsx'
import { RecipientNotice } from '../ui/recipient-notice.tsx'
import { confirmSeveral, severalPage, severalReceipt } from './confirm-several.tsx'
import { badLinkPage, kindPage } from './kind-pages.tsx'
import { ReportSteps } from './report-steps.tsx'
import { confirmedPage, expiredDraftPage } from './reporting/draft.tsx'
import { EmergencyNotice } from './reporting/emergency-notice.tsx'
import { begunByMail, mailedDraftPage, sendMailedDraft } from './reporting/mailed-draft.tsx'
import { draftAnswer } from './reporting/recipient.ts'
import { outsidePage } from './reporting/refusal.tsx'

/** What the button will do, shown first: mail scanners open links, people press buttons. */
export async function confirmationPage(ask: Ask, link: Link): Promise<Response> {
  const opened = link.draft ?? ''
  if (ask.c.req.query('klart') !== undefined) return severalReceipt(ask, opened)
  const begun = await begunByMail(ask, link)
  if (begun) return mailedDraftPage(ask, begun)
  const waiting = await draftsWaitingWith(ask.rooms.db, opened)
  if (waiting.some(({ id }) => id !== opened)) return severalPage(ask, waiting)
  const draft = await draftOf(ask, link)
  if (draft instanceof Response) return draft
  const { confirmation } = ask.say.pages.reporting
  const answer = draftAnswer(ask, draft)
  if (!answer) return outsidePage(ask, 'abroad')
  const { recipient } = answer
  if (!recipient.takes) return refusedNowPage(ask, draft, recipient.name)
  const { db, links } = ask.rooms
  const change = await linkToDraft(db, draft.id)
  const shown = shownRecipient(ask.language, { answer, category: draft.category }, ask.rooms.tables())
  return answerPage(ask, {
    title: confirmation.title,
    children: (
      <Narrow>
        <ReportSteps ask={ask} at="confirm" />
        <h1>{confirmation.title}</h1>
        <EmergencyNotice ask={ask} draft={draft} />
        <p class="lead">{(shown.isPrivate ? confirmation.leadPrivate : confirmation.lead)(recipient.name)}</p>
        <RecipientNotice
          shown={shown}
          cannotSend={ask.say.pages.reporting.recipient.cannotSend}
          isPrivate={ask.say.pages.reporting.recipient.isPrivate}
        />
        <Written ask={ask} draft={draft} />
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary" wide>
            {confirmation.button}
          </Button>
        </form>
        {change && (
          <ButtonLink href={to(ask, paths.draft(links.token('draft', change)))}>
            {confirmation.change}
          </ButtonLink>
        )}
      </Narrow>
    ),
  })
}

export async function confirm(ask: Ask, link: Link): Promise<Response> {
  const begun = await begunByMail(ask, link)
  const answer = begun && (await sendMailedDraft(ask, begun, link))
  if (answer) return answer
  return confirmSent(ask, link)
}

async function confirmSent(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  if (ask.fields['several'] && link.draft) return confirmSeveral(ask, link.draft)
  const draft = link.draft ? await draftById(db, link.draft) : undefined
  if (draft?.report) return goTo(ask, `${await placeOf(ask, draft.report)}?tack=1`)
  if (!draft?.isSent || draft.hasExpired) return draft ? expiredDraftPage(ask) : badLinkPage(ask)
  const answer = draftAnswer(ask, draft)
  if (!answer) return outsidePage(ask, 'abroad')
  const decision = decisionOf(answer)
  if (!decision) return refusedNowPage(ask, draft, answer.recipient.name)
  try {
    const { number } = await confirmReport(db, { draft: draft.id, link: link.id, decision, door: 'web' })
    return goTo(ask, `${await placeOf(ask, number)}?tack=1`)
  } catch (error) {
    // The address was changed in this very moment.
    if (error instanceof Gone) return replacedPage(ask)
    throw error
  }
}

/** A link that was replaced because the address changed, or that is too old; what it confirmed stays confirmed. */
export async function closedConfirmation(ask: Ask, { why, link }: ClosedLink): Promise<Response> {
  if (why === 'revoked') return replacedPage(ask)
  const draft = link.draft ? await draftById(ask.rooms.db, link.draft) : undefined
  return draft?.report ? alreadyPage(ask, draft.report) : expiredDraftPage(ask)
}

async function draftOf(ask: Ask, { draft: id }: Link): Promise<SentDraft | Response> {
  const draft = id ? await draftById(ask.rooms.db, id) : undefined
  if (!draft?.isSent) return badLinkPage(ask)
  if (draft.report) return alreadyPage(ask, draft.report)
  return draft.hasExpired ? expiredDraftPage(ask) : draft
}

/** Whoever holds the link of the letter has proven the address: a private report is shown by their own link. */
async function placeOf({ rooms: { db, links } }: Ask, report: number): Promise<string> {
  const way = await wayToReport(db, report)
  if (way.isPublic) return paths.report(report)
  return way.ownLink ? paths.ownReport(links.token('reporter', way.ownLink)) : paths.start()
}

async function alreadyPage(ask: Ask, report: number): Promise<Response> {
  const { already, alreadyWords } = ask.say.pages.reporting.confirmation
  return confirmedPage(ask, await placeOf(ask, report), already, alreadyWords)
}

function replacedPage(ask: Ask): Response {
  const { revoked, revokedWords } = ask.say.pages.reporting.confirmation
  return kindPage(ask, 410, { title: revoked, words: revokedWords })
}

function refusedNowPage(ask: Ask, draft: SentDraft, body: string | null): Response {
  const { refuses, refusesPrivate, refusesWords } = ask.say.pages.reporting.confirmation
  const words = refusesWords(formatDay(draft.expiresAt, ask.language))
  return kindPage(ask, 409, { title: body ? refuses(body) : refusesPrivate, words })
}

function Written({ ask, draft }: { ask: Ask; draft: SentDraft }) {
  const { form } = ask.say.pages.reporting
  const { nearest, coordinates } = sayPlace(draft, draft.municipality)
  const municipality = municipalityByCode(draft.municipality)?.official ?? ''
  const answers = sayAnswers(ask.rooms.tables().guidance.questions, draft.answers, ask.language)
  return (
    <Facts
      facts={[
        { term: form.heading, detail: draft.title },
        { term: form.description, detail: <p class="said">{draft.description}</p> },
        { term: form.category, detail: categoryName(draft.category, ask.language) },
        ...answers.map(({ question, answer }) => ({ term: question, detail: answer })),
        {
          term: form.where,
          detail: (
            <>
              {draft.placeWords && <p>{draft.placeWords}</p>}
              <p>{form.near(nearest, municipality)}</p>
              <p class="muted">{draft.isApproximate ? form.inTown : coordinates}</p>
            </>
          ),
        },
      ]}
    />
  )
}
