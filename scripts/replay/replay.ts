import { setTimeout as pause } from 'node:timers/promises'
import { kills, wreakHavoc } from './chaos.ts'
import { countOutcome, type Ledger } from './count-outcome.ts'
import { type House, openHouse } from './house.ts'
import { readOldReports, sampled } from './old-reports.ts'
import type { Options } from './options.ts'
import { playStories, steps } from './play-stories.ts'
import { readLedger } from './read-ledger.ts'
import { addressFor } from './recipients.ts'
import { isSound, sayDetails, sayLine } from './say-outcome.ts'
import { type Story, storyOf } from './story.ts'
import { createVisitor } from './visitor.ts'

/** Sends real reports through the whole of the program; true when each came where it should, once. */
export async function replay(options: Options): Promise<boolean> {
  const stories = sampled(await readOldReports(options.file), options.sample).map(storyOf)
  const ends: (() => Promise<unknown>)[] = []
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= endAll(ends)
    return closing
  }
  closeOnSignal(close)
  try {
    const house = await openHouse(options, ends)
    const begun = Date.now()
    const again = await Promise.race([play(options, house, stories), house.died])
    const ms = Date.now() - begun
    const ledger = await settle(house)
    const { mails } = house.mailServer
    const outcome = countOutcome({ stories, mails, ledger, addressFor: house.trial && addressFor })
    const ran = { outcome, stories, mails, ledger, again, ms }
    console.log([sayLine(ran), ...sayDetails(ran)].join('\n'))
    return isSound(ran)
  } finally {
    await close()
  }
}

async function endAll(ends: (() => Promise<unknown>)[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

/** Returns how many requests had to be made again. */
async function play(options: Options, house: House, stories: readonly Story[]): Promise<number> {
  const { chaos, reportersAtOnce, rate } = options
  let [done, again, isOver] = [0, 0, false]
  const visitor = createVisitor({
    patienceMs: chaos ? 60_000 : 0,
    onAgain: () => {
      again += 1
    },
  })
  const stage = {
    visitor,
    house: house.baseUrl,
    mailServer: house.mailServer,
    reportersAtOnce,
    rate,
    letterPatienceMs: 90_000,
    onStep: () => {
      done += 1
    },
  }
  const playing = playStories(stage, stories).finally(() => {
    isOver = true
  })
  const progress = () => done / (stories.length * steps)
  if (chaos && house.trial) {
    await wreakHavoc(house.trial, { progress, isOver: () => isOver, say })
    say(`chaos: ${kills} kills done`)
  }
  await playing
  return again
}

/** Waits for what is still on its way; a program that is not ours can't be asked, so for silence. */
async function settle({ trial, mailServer }: House): Promise<Ledger | null> {
  if (trial) return readLedger(trial.config)
  for (let before = -1; mailServer.mails.length > before; await pause(4_000)) before = mailServer.mails.length
  return null
}

function closeOnSignal(close: () => Promise<void>): void {
  const onSignal = () => void close().finally(() => process.exit(130))
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
}

/** What happens meanwhile goes beside the result, which alone is on standard output. */
const say = (line: string): void => console.error(line)
