import {
  addStep,
  endTrial,
  namedStep,
  type TakenTrial,
  type TrialStep,
  takeTrials,
} from '#bodies/connections/trials.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import type { Outcome } from '#integrations/receiver.ts'
import { log, reasonOf } from '../../log.ts'
import { compareConnection } from './compare-connection.ts'
import { followServices } from './follow-services.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'
import { trialDelivery } from './trial-delivery.ts'

/** A worker that ended in the middle has another try; one that goes on ending has not. */
const mostTries = 3

type Ended = { ok: boolean; answer: string }
type Tell = (step: TrialStep) => void

/** Trials that those who run a connection have asked for: made step by step, each told as it is taken. */
export const trialsToRun = (rooms: ConnectionRooms): LeasedWork<TakenTrial> => ({
  table: 'connection_trials',
  atOnce: 4,
  take: (limit) => takeTrials(rooms.db, limit),
  async send(trial) {
    const { tell, told } = teller(rooms, trial)
    const ended = await run(rooms, trial, tell)
    await told()
    log('info', 'trial', { trial: trial.id, connection: trial.connection, kind: trial.kind, ok: ended.ok })
    await recordAnyway(async () => void (await endTrial(rooms.db, trial, ended)))
  },
})

/** Steps are written one after the other, beside what is done. */
function teller({ db }: ConnectionRooms, trial: TakenTrial) {
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell(step: TrialStep): void {
      writing = writing
        .then(() => addStep(db, trial, step))
        .catch((error: unknown) => log('warn', 'step not kept', { trial: trial.id, reason: reasonOf(error) }))
    },
    told: () => writing,
  }
}

async function run(rooms: ConnectionRooms, trial: TakenTrial, tell: Tell): Promise<Ended> {
  if (trial.attempt > mostTries) return { ok: false, answer: 'stopped' }
  try {
    return await runs[trial.kind](rooms, trial, tell)
  } catch (error) {
    if (error instanceof NotOpened) return { ok: false, answer: error.message }
    log('error', 'trial failed', { trial: trial.id, reason: reasonOf(error) })
    return { ok: false, answer: 'stopped' }
  }
}

type Run = (rooms: ConnectionRooms, trial: TakenTrial, tell: Tell) => Promise<Ended>

const runs: Readonly<Record<TakenTrial['kind'], Run>> = {
  async check(rooms, { connection }, tell) {
    const { receiver, kept } = await openConnection(rooms, connection, { purpose: 'check' })
    return receiver.check(tell).finally(kept.written)
  },
  async case(rooms, { id, connection }, tell) {
    const {
      receiver,
      kept,
      connection: settled,
    } = await openConnection(rooms, connection, { purpose: 'test' })
    // It may have been set going since it was asked for: what is under way is no place for made-up cases.
    if (settled.state !== 'test') return { ok: false, answer: 'not under test' }
    const outcome = await receiver
      .send(await trialDelivery(rooms.db, id, settled), { externalId: null, remembered: null })
      .finally(kept.written)
    const ok = outcome.outcome === 'sent'
    tell({ step: 'write', ok, answer: outcome.answer })
    if (outcome.externalId) tell({ step: namedStep, ok: true, answer: outcome.externalId })
    return { ok, answer: answerOf(outcome) }
  },
  async compare(rooms, { connection }, tell) {
    const compared = await compareConnection(rooms, connection)
    if (!compared.ok) return { ok: false, answer: compared.why }
    tell({ step: 'listed', ok: true, answer: String(compared.cases) })
    return { ok: compared.open === 0, answer: String(compared.open) }
  },
  async services(rooms, { connection }) {
    const followed = await followServices(rooms, connection)
    return followed.ok ? { ok: true, answer: String(followed.services) } : { ok: false, answer: followed.why }
  },
}

const answerOf = ({ outcome, answer }: Outcome): string => `${outcome}: ${answer}`
