import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKey } from '#bodies/keys/create-key.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { giveAddresses } from '#demo/load-town.ts'
import { startSmtpServer } from '../../test/smtp-server.ts'
import { type TrialProgram, trialProgram } from '../replay/trial-program.ts'
import { connectSide } from './connect-side.ts'
import type { FarSide } from './far-side.ts'
import { openFarSides } from './open-far-sides.ts'

export type House = {
  trial: TrialProgram
  database: ConfiguredDatabase
  sides: readonly FarSide[]
  /** What reports are sent with: trusted, of the whole nation. */
  key: string
  /** Never fulfilled; rejected when the program ends by itself. */
  died: Promise<never>
}

type Opening = { receivers: number; keep: boolean; ends: (() => Promise<unknown>)[]; say(line: string): void }

/** A program of our own, connected to so many systems. What has to be closed afterwards, last first, is added to `ends`. */
export async function openHouse({ receivers, keep, ends, say }: Opening): Promise<House> {
  const mails = await startSmtpServer()
  ends.push(mails.stop)
  const folder = mkdtempSync(join(tmpdir(), 'fixamingata-chaos-'))
  chmodSync(folder, 0o755) // as root, another user serves the database
  ends.push(async () => (keep ? say(`kept in ${folder}`) : rm(folder, { recursive: true, force: true })))
  const death = new AbortController()
  const died = new Promise<never>((_, reject) => {
    death.signal.addEventListener('abort', () => reject(death.signal.reason))
  })
  died.catch(() => undefined)
  let sides: readonly FarSide[] = []
  const trial = await trialProgram({
    ...{ folder, smtpUrl: mails.url, onDeath: (reason: Error) => death.abort(reason) },
    async settings(baseUrl) {
      sides = await openFarSides(receivers, baseUrl)
      for (const { stop } of sides) ends.push(stop)
      return { FMG_REACHABLE: sides.flatMap(({ host }) => host ?? []).join(',') }
    },
  })
  ends.push(trial.stop)
  await trial.start()
  const database = await openConfigured(trial.config, { max: 8 })
  ends.push(database.close)
  const { db } = database
  await giveAddresses(db, 'drift@operator.example')
  for (const side of sides) await connectSide(db, side, 2)
  const made = { body: null, name: 'Chaos', scope: 'open311', isTrusted: true, perMinute: 1_000_000 } as const
  const { key } = await createKey(db, made)
  return { trial, database, sides, key, died }
}
