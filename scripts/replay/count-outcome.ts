import type { ReceivedMail } from '../../test/smtp-server.ts'
import { type Delivery, deliveryIn } from './municipality.ts'
import type { Story } from './story.ts'

/** What the program itself has written down; unknown of one that is not ours. */
export type Ledger = {
  /** By Message-ID: how many attempts are recorded as repeats of one whose end nobody knows. */
  repeatsOfUnknown: ReadonlyMap<string, number>
  reports: number
  /** Letters that wait for more news to join. */
  lettersWaiting: number
  /** Deliveries and letters that are still on their way, or have failed. */
  unfinished: number
}

export type Outcome = {
  in: number
  refused: ReadonlyMap<string, number>
  /** Delivered to the address that the rule gives, of the municipality it lies in. */
  routed: number
  delivered: number
  lost: string[]
  doubled: string[]
  repeats: number
  misrouted: string[]
  trouble: string[]
}

type Counted = {
  stories: readonly Story[]
  mails: readonly ReceivedMail[]
  ledger: Ledger | null
  /** Where the rule sends a report; null when we don't know the addresses. */
  addressFor: ((municipality: string, category: string) => string) | null
}

/** Counts at the receiving server, by report number and by Message-ID. */
export function countOutcome({ stories, mails, ledger, addressFor }: Counted): Outcome {
  const deliveries = mails.flatMap((mail) => deliveryIn(mail) ?? [])
  const byNumber = grouped(deliveries, numberInSubject)
  const accepted = stories.filter((story) => story.refused === null)
  const arrived = accepted.filter(({ number }) => number !== null && byNumber.has(number))
  const isRight = ({ old, number }: Story) =>
    (byNumber.get(number) ?? []).every(
      ({ to, place }) =>
        place.municipality.code === old.municipality &&
        (addressFor === null || to === addressFor(old.municipality, old.category.code)),
    )
  const { repeats, unexplained } = repeatsIn(deliveries, ledger)
  return {
    in: stories.length,
    refused: counts(stories.flatMap(({ refused }) => refused ?? [])),
    routed: arrived.filter(isRight).length,
    delivered: arrived.length,
    lost: accepted.filter((story) => !arrived.includes(story)).map(nameOf),
    doubled: [
      ...unexplained,
      ...[...byNumber].flatMap(([number, all]) => extra(`report ${number}`, all)),
      ...[...grouped(confirmations(mails), ({ to }) => to)].flatMap(([to, all]) => extra(to, all)),
      ...strangers(byNumber, accepted),
      ...surplus(accepted, ledger),
    ],
    repeats,
    misrouted: arrived.filter((story) => !isRight(story)).map(nameOf),
    trouble: stories.flatMap((story) => story.trouble.map((said) => `${nameOf(story)}: ${said}`)),
  }
}

const numberInSubject = ({ subject }: Delivery): number | null =>
  Number(/\[(\d{7,})\]/.exec(subject)?.[1]) || null

const confirmations = (mails: readonly ReceivedMail[]): ReceivedMail[] =>
  mails.filter(({ text }) => text.includes('/bekrafta/'))

/** The same Message-ID again: told apart by whether the program knew that it might be a repeat. */
function repeatsIn(deliveries: readonly Delivery[], ledger: Ledger | null) {
  const again = [...grouped(deliveries, ({ messageId }) => messageId)].map(([messageId, all]) => {
    const copies = all.length - 1
    const known = Math.min(copies, ledger?.repeatsOfUnknown.get(messageId) ?? (ledger ? 0 : copies))
    return { messageId, known, unknown: copies - known }
  })
  return {
    repeats: again.reduce((sum, { known }) => sum + known, 0),
    unexplained: again
      .filter(({ unknown }) => unknown > 0)
      .map(({ messageId, unknown }) => `${messageId} came ${unknown} times more than is recorded`),
  }
}

/** A second mail that is not a copy of the first. */
function extra(what: string, mails: readonly ReceivedMail[]): string[] {
  const ids = new Set(mails.map(({ messageId }) => messageId))
  return ids.size > 1 ? [`${what} came as ${ids.size} mails: ${[...ids].join(', ')}`] : []
}

function strangers(byNumber: ReadonlyMap<number | null, unknown>, accepted: readonly Story[]): string[] {
  const known = new Set(accepted.map(({ number }) => number))
  return [...byNumber.keys()]
    .filter((number) => !known.has(number))
    .map((number) => `report ${number ?? 'without a number'} was delivered, but nobody has made it`)
}

/** A press that was repeated after the program died must not have made another report. */
function surplus(accepted: readonly Story[], ledger: Ledger | null): string[] {
  const made = accepted.filter(({ number }) => number !== null).length
  const more = (ledger?.reports ?? made) - made
  return more > 0 ? [`${more} reports in the database are nobody's`] : []
}

const nameOf = ({ old, number }: Story): string => `${old.number}${number === null ? '' : ` (now ${number})`}`

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const counts = (words: readonly string[]): Map<string, number> =>
  new Map([...grouped(words, (word) => word)].map(([word, all]) => [word, all.length]))
