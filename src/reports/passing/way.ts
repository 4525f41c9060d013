import type { Actor } from '../report.ts'

/** The association's body: the national inbox for what nobody is known to hold. */
export const nationalInbox = 'foreningen'

/** One holder of a report, and who ended its case; nobody yet where it is the present one. */
export type Leg = { holder: string; endedBy: Actor | null }

/** All that have held a report, the first one first and the present holder last. */
export type Way = readonly Leg[]

/**
 * How often a report may have passed between two bodies, either way, and still go there once more. What has come back
 * is no more the one's than the other's; sent there again, with a reason, it may come back to nobody.
 */
const passesBefore = { return: 1, hand_over: 2 } as const

/** The body that sent a report to its present holder; null where nobody did, or those who run the service. */
export function senderOn(way: Way): string | null {
  const before = way.at(-2)
  if (!before || before.endedBy === 'operator' || before.holder === nationalInbox) return null
  return before.holder
}

/** Where a report goes that its holder says is not theirs: back to who sent it, else to the national inbox. */
export function returnsTo(way: Way): string {
  const sender = senderOn(way)
  return sender !== null && isOpen(way, sender, 'return') ? sender : nationalInbox
}

/** Where a report goes that its holder wants another body to have: there, unless the two have sent it to and fro. */
export const goesTo = (way: Way, wanted: string): string =>
  isOpen(way, wanted, 'hand_over') ? wanted : nationalInbox

function isOpen(way: Way, other: string, act: keyof typeof passesBefore): boolean {
  const holder = way.at(-1)?.holder
  const passes = way.filter((leg, place) => {
    const next = way[place + 1]?.holder
    return (leg.holder === holder && next === other) || (leg.holder === other && next === holder)
  })
  return passes.length <= passesBefore[act]
}
