import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#database/database.ts'
import { countMails } from '#inbound/ledger/ledger-queries.ts'
import { talkSmtp } from '../smtp-talk.ts'
import type { Planned } from './mixture.ts'

/** Hands everything over by so many lines at once; how many were told yes. */
export async function deliverAll(port: number, planned: readonly Planned[], lines = 20): Promise<number> {
  let next = 0
  let taken = 0
  const talkOn = async () => {
    const talk = await talkSmtp(port)
    await talk.say('EHLO mx.blandat.example')
    for (let one = planned[next]; one; one = planned[next]) {
      next += 1
      if (/^250/.test(await talk.handOver(one.handed))) taken += 1
      else await talk.say('RSET')
    }
    talk.end()
  }
  await Promise.all(Array.from({ length: lines }, talkOn))
  return taken
}

/** How many of each reason, repeats among them. */
export type Ledger = Readonly<Record<string, number>>

/** The ledger when nothing waits any more. */
export async function settledLedger(db: Db, patienceMs: number): Promise<Ledger> {
  const until = Date.now() + patienceMs
  for (;;) {
    const counted = await countMails(db)
    if (counted.every(({ outcome }) => outcome !== 'waiting') || Date.now() > until) {
      const repeats = counted.reduce((sum, row) => sum + Number(row.repeats), 0)
      const reasons = counted.map(({ reason, mails }) => [reason ?? 'waiting', Number(mails)] as const)
      return Object.fromEntries([...reasons, ['repeat', repeats]])
    }
    await pause(200)
  }
}

export function expectedLedger(planned: readonly Planned[]): Ledger {
  const counts: Record<string, number> = {}
  for (const { expected } of planned) counts[expected] = (counts[expected] ?? 0) + 1
  return counts
}
