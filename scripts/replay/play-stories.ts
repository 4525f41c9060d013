import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#paths.ts'
import type { ReceivingServer } from '../../test/smtp-server.ts'
import { atOnce } from './at-once.ts'
import { answerCase, type CaseAct, deliveryIn, mistakesIn } from './municipality.ts'
import { confirm, report } from './resident.ts'
import type { Story } from './story.ts'
import type { Visitor } from './visitor.ts'

export type Stage = {
  visitor: Visitor
  /** Without a slash at the end. */
  house: string
  mailServer: ReceivingServer
  reportersAtOnce: number
  rate: number | null
  letterPatienceMs: number
  /** Called for each of the steps of each story: reported, confirmed, delivered. */
  onStep(): void
}

export const steps = 3

/** Plays all stories, several at once: each reported, confirmed from its letter, delivered, and answered. */
export async function playStories(stage: Stage, stories: readonly Story[]): Promise<void> {
  const reporters = atOnce(stage.reportersAtOnce)
  const openers = atOnce(stage.reportersAtOnce)
  const clerks = atOnce(2)
  const begun = Date.now()
  const played = stories.map(async (story, place) => {
    let left = steps
    const step = () => {
      left -= 1
      stage.onStep()
    }
    try {
      if (stage.rate !== null) await pause((place * 1000) / stage.rate - (Date.now() - begun))
      await reporters(() => write(stage, story))
      step()
      if (story.refused !== null) return
      const letter = await letterTo(stage, story)
      await openers(() => confirmBy(stage, story, letter))
      step()
      await receive(stage, story)
      step()
      await clerks(() => answer(stage, story, place))
    } catch (error) {
      story.trouble.push(error instanceof Error ? error.message : String(error))
    } finally {
      while (left > 0) step()
    }
  })
  await Promise.all(played)
}

async function write({ visitor, house }: Stage, story: Story): Promise<void> {
  const submission = await report(visitor, house, story)
  if (!submission.accepted) {
    story.refused = submission.why
    return
  }
  story.submitMs = submission.ms
  story.shortened = submission.shortened
}

async function letterTo({ mailServer, letterPatienceMs }: Stage, { email }: Story): Promise<string> {
  const isIt = ({ to, text }: { to: string; text: string }) => to === email && text.includes('/bekrafta/')
  const { text } = await mailServer.waitForMail(isIt, letterPatienceMs).catch(() => {
    throw new Error('no letter to confirm by came')
  })
  return text
}

async function confirmBy({ visitor }: Stage, story: Story, letter: string): Promise<void> {
  const begun = new Date()
  story.number = await confirm(visitor, letter)
  story.confirmedAt = begun
}

async function receive({ mailServer, letterPatienceMs }: Stage, story: Story): Promise<void> {
  const { number, old } = story
  if (number === null) return
  const mail = await mailServer
    .waitForMail(
      ({ subject, attachments }) => attachments.length > 0 && subject.includes(`[${number}]`),
      letterPatienceMs,
    )
    .catch(() => {
      throw new Error('confirmed, but not delivered')
    })
  story.delivery = deliveryIn(mail)
  if (story.delivery) story.trouble.push(...mistakesIn(story.delivery, { number, old }))
}

const words = { atgardad: 'Åtgärdad', mottagen: 'Mottagen' } as const satisfies Record<CaseAct, string>

/** Closed then, closed now; of the others each third is marked as received. */
async function answer({ visitor, house }: Stage, story: Story, place: number): Promise<void> {
  const { old, number, delivery } = story
  const act = old.isClosed ? 'atgardad' : place % 3 === 0 ? 'mottagen' : null
  if (act === null || delivery === null || number === null) return
  story.answered = { act: words[act], shown: false }
  await answerCase(visitor, delivery, act)
  const { html } = await visitor.open(house + paths.report(number))
  story.answered.shown = html.includes(words[act])
  if (!story.answered.shown) story.trouble.push(`the public page does not say ${words[act]}`)
}
