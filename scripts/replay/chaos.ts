import { setTimeout as pause } from 'node:timers/promises'
import type { TrialProgram } from './trial-program.ts'

export const kills = 10

type Work = {
  /** From 0 to 1. */
  progress(): number
  isOver(): boolean
  say(line: string): void
}

/** Kills program and database by turns, at random moments spread over the work, each brought back before the next. */
export async function wreakHavoc(trial: TrialProgram, { progress, isOver, say }: Work): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const moment = ((kill + Math.random()) / kills) * lastKillAt
    while (progress() < moment && !isOver()) await pause(10)
    await pause(Math.random() * 100)
    const [name, strike] =
      kill % 2 === 0
        ? (['the program', trial.killProgram] as const)
        : (['PostgreSQL', trial.killDatabase] as const)
    const at = Math.round(progress() * 100)
    const begun = Date.now()
    await strike()
    say(`chaos: killed ${name} at ${at} %, back after ${Date.now() - begun} ms`)
  }
}

// Later than this there is too little left to be hurt.
const lastKillAt = 0.9
