import { messagesIn } from '#i18n/messages.ts'
import type { ReceivedMail } from '../../test/smtp-server.ts'
import type { Ledger, Outcome } from './count-outcome.ts'
import { deliveryIn } from './municipality.ts'
import { reporterDomain, type Story } from './story.ts'

type Ran = {
  outcome: Outcome
  stories: readonly Story[]
  mails: readonly ReceivedMail[]
  ledger: Ledger | null
  /** Requests that had to be made again. */
  again: number
  ms: number
}

/** The one line that everything is judged by. */
export function sayLine({ outcome, stories }: Pick<Ran, 'outcome' | 'stories'>): string {
  const homes = new Set(stories.map(({ old }) => old.municipality))
  const [home] = homes
  const refused = [...outcome.refused.values()].reduce((sum, count) => sum + count, 0)
  return [
    `${outcome.in} in`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    `${outcome.routed} routed to ${homes.size === 1 ? home : 'where they lie'}`,
    `${outcome.delivered} delivered`,
    `${outcome.lost.length} lost`,
    `${outcome.doubled.length} doubled`,
    `${outcome.repeats} repeats of unknown`,
  ].join(', ')
}

/** What else is worth knowing, a line each. */
export function sayDetails(ran: Ran): string[] {
  const { outcome, stories, ledger, again, ms } = ran
  const submits = stories.flatMap(({ submitMs }) => submitMs ?? [])
  const shortened = stories.filter((story) => story.shortened).length
  return [
    `letters: ${lettersLine(ran)}`,
    `submit (POST to redirect): p50 ${inMs(submits, 0.5)}, p95 ${inMs(submits, 0.95)}, of ${submits.length}`,
    `confirm → delivered: p50 ${inMs(waits(stories), 0.5)}, p99 ${inMs(waits(stories), 0.99)}, of ${waits(stories).length}`,
    ...[...outcome.refused].map(([why, count]) => `refused ${count}: ${why}`),
    ...(shortened > 0 ? [`${shortened} headings were too long, and shortened as the page asked`] : []),
    ...answersLine(stories),
    ...(again > 0 ? [`${again} requests had to be made again`] : []),
    ...(ledger ? [] : ['repeats and doubles: the attempts of a program that is not ours are unknown here']),
    ...(ledger && ledger.unfinished > 0
      ? [`WRONG ${ledger.unfinished} are still on their way or have failed`]
      : []),
    ...outcome.misrouted.map((one) => `MISROUTED ${one}`),
    ...outcome.lost.map((one) => `LOST ${one}`),
    ...outcome.doubled.map((one) => `DOUBLED ${one}`),
    ...outcome.trouble.map((one) => `WRONG ${one}`),
    `${(ms / 1000).toFixed(1)} s in all`,
  ]
}

/** Something delivered, and nothing lost, doubled, misrouted or otherwise wrong. */
export const isSound = ({ outcome, ledger }: Pick<Ran, 'outcome' | 'ledger'>): boolean =>
  outcome.delivered > 0 &&
  // A rule may say no to a report, in words; anything else that keeps it from being taken is a fault.
  [...outcome.refused.keys()].every((why) => why.startsWith('422 ')) &&
  [outcome.lost, outcome.doubled, outcome.misrouted, outcome.trouble].every((list) => list.length === 0) &&
  (ledger?.unfinished ?? 0) === 0

function lettersLine({ mails, ledger }: Ran): string {
  const letters = mails.filter((mail) => deliveryIn(mail) === null)
  const ids = new Set(letters.map(({ messageId }) => messageId))
  const confirm = messagesIn('sv').letters.confirm.subject
  const kinds = { confirmation: 0, news: 0, 'to the operator': 0 }
  for (const id of ids) {
    const letter = letters.find(({ messageId }) => messageId === id)
    if (letter?.subject === confirm) kinds.confirmation += 1
    else if (letter?.to.endsWith(`@${reporterDomain}`)) kinds.news += 1
    else kinds['to the operator'] += 1
  }
  const counted = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`)
  const repeats = letters.length - ids.size
  return [
    ...counted,
    ...(repeats > 0 ? [`${repeats} repeats with the same Message-ID`] : []),
    ...(ledger && ledger.lettersWaiting > 0
      ? [`${ledger.lettersWaiting} wait ten minutes for more news`]
      : []),
  ].join(', ')
}

function answersLine(stories: readonly Story[]): string[] {
  const answered = stories.flatMap((story) => story.answered ?? [])
  const acts = [...new Set(answered.map(({ act }) => act))].map((act) => {
    const all = answered.filter((one) => one.act === act)
    return `${all.filter(({ shown }) => shown).length} of ${all.length} ${act}`
  })
  return acts.length > 0 ? [`by the signed links: ${acts.join(', ')}`] : []
}

const waits = (stories: readonly Story[]): number[] =>
  stories.flatMap(({ delivery, confirmedAt }) =>
    delivery && confirmedAt ? delivery.at.getTime() - confirmedAt.getTime() : [],
  )

function inMs(all: readonly number[], part: number): string {
  const sorted = all.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]
  return found === undefined ? '–' : `${Math.round(found)} ms`
}
