import { categoryName } from '#bodies/catalogue.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { confirmTogether } from '#reports/confirm-together.ts'
import { latelyConfirmed } from '#reports/lately-confirmed.ts'
import { draftsWaitingWith, type WaitingDraft } from '#reports/waiting-drafts.ts'
import { decisionOf } from '#responsibility/stored.ts'
import { answerPage, goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { sayPlace } from '../place-words.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { isDraftPrivate } from './reporting/kept-private.ts'
import { draftAnswer } from './reporting/recipient.ts'

/** All that waits for the address, ticked at first, with one button; whoever opened the link has shown it is theirs. */
export function severalPage(ask: Ask, waiting: readonly WaitingDraft[], mistake?: string): Response {
  const words = ask.say.pages.confirming
  const [first] = waiting
  return answerPage(ask, {
    title: words.title(waiting.length),
    status: mistake ? 422 : 200,
    children: (
      <Narrow>
        {mistake && (
          <ErrorSummary
            title={ask.say.pages.reporting.form.mistakes(1)}
            mistakes={[{ field: fieldOf(first), message: mistake }]}
          />
        )}
        <h1>{words.title(waiting.length)}</h1>
        <p class="lead">{words.lead}</p>
        <form class="flow" method="post" action={ask.c.req.path}>
          <HiddenField name="several" value="1" />
          {waiting.map((draft) => (
            <Waiting key={draft.id} ask={ask} draft={draft} isTicked={!mistake} />
          ))}
          <Button kind="primary" wide>
            {words.button}
          </Button>
        </form>
      </Narrow>
    ),
  })
}

const fieldOf = (draft: WaitingDraft | undefined): string => `draft-${draft?.id ?? ''}`

function Waiting({ ask, draft, isTicked }: { ask: Ask; draft: WaitingDraft; isTicked: boolean }) {
  const words = ask.say.pages.confirming
  const { nearest } = sayPlace(draft, draft.municipality)
  const when = words.reported(formatRecent(draft.createdAt, new Date(), ask.language))
  const category = categoryName(draft.category, ask.language)
  const answer = draftAnswer(ask, draft)
  const isTaken = answer !== null && decisionOf(answer) !== null
  const seen = isTaken && isDraftPrivate(ask, draft) ? ` ${words.isPrivate}` : ''
  const goesTo = isTaken ? words.goesTo(answer.recipient.name ?? '') + seen : words.cannot
  const hint = `${category} · ${draft.placeWords || nearest} · ${when}. ${goesTo}`
  return (
    <div>
      <CheckField name={fieldOf(draft)} label={draft.title} hint={hint} checked={isTicked && isTaken} />
      {draft.change && (
        <a class="draft-change" href={to(ask, paths.draft(ask.rooms.links.token('draft', draft.change)))}>
          {ask.say.pages.reporting.confirmation.change}
        </a>
      )}
    </div>
  )
}

const decided = (ask: Ask, draft: WaitingDraft) => {
  const answer = draftAnswer(ask, draft)
  return answer && decisionOf(answer)
}

/** Confirms the ticked ones, all or none of them. */
export async function confirmSeveral(ask: Ask, opened: string): Promise<Response> {
  const { db } = ask.rooms
  const waiting = await draftsWaitingWith(db, opened)
  const chosen = waiting
    .filter((draft) => ask.fields[fieldOf(draft)] !== undefined)
    .flatMap((draft) => {
      const decision = decided(ask, draft)
      return decision ? [{ draft: draft.id, decision }] : []
    })
  // Pressed twice: what was ticked is confirmed already.
  const isDone = waiting.length === 0 || Object.keys(ask.fields).some((name) => isGone(name, waiting))
  if (chosen.length === 0 && !isDone) return severalPage(ask, waiting, ask.say.pages.confirming.none)
  await confirmTogether(db, { opened, chosen, door: 'web' })
  return goTo(ask, `${ask.here}?klart=1`)
}

const isGone = (name: string, waiting: readonly WaitingDraft[]): boolean =>
  name.startsWith('draft-') && !waiting.some((draft) => fieldOf(draft) === name)

/** What has just been taken in, and what still waits. */
export async function severalReceipt(ask: Ask, opened: string): Promise<Response> {
  const words = ask.say.pages.confirming
  const [reports, waiting] = await Promise.all([
    latelyConfirmed(ask.rooms.db, opened),
    draftsWaitingWith(ask.rooms.db, opened),
  ])
  return answerPage(ask, {
    title: words.done(reports.length),
    children: (
      <Narrow>
        <h1>{words.done(reports.length)}</h1>
        <p class="lead">{words.doneLead}</p>
        <ul class="flow">
          {reports.map(({ number, title, holder, visibility }) => (
            <li key={number}>
              {visibility === 'public' ? (
                <a href={to(ask, paths.report(number))}>
                  {number} {title}
                </a>
              ) : (
                `${number} ${title}`
              )}{' '}
              <small class="muted">{holder}</small>
            </li>
          ))}
        </ul>
        {waiting.length > 0 && (
          <p>
            <a href={ask.c.req.path}>{words.left(waiting.length)}</a>
          </p>
        )}
      </Narrow>
    ),
  })
}
