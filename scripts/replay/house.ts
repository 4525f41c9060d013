import { chmodSync, mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { areasChannel } from '#bodies/area-sets.ts'
import { receiversChannel } from '#bodies/receivers.ts'
import { type ReceivingServer, startSmtpServer } from '../../test/smtp-server.ts'
import type { Options } from './options.ts'
import { recipientsFile } from './recipients.ts'
import { type TrialProgram, trialProgram } from './trial-program.ts'

/** A program to try, and the mail server that all its mail comes to. */
export type House = {
  /** Without a slash at the end. */
  baseUrl: string
  mailServer: ReceivingServer
  /** Null when the program ran before us. */
  trial: TrialProgram | null
  /** Never fulfilled; rejected when the program of ours ends by itself. */
  died: Promise<never>
}

/** Opens what the options ask for. What has to be closed afterwards, last first, is added to `ends`. */
export async function openHouse(options: Options, ends: (() => Promise<unknown>)[]): Promise<House> {
  const { elsewhere, cutEvery } = options
  const mailServer = await startSmtpServer({
    port: elsewhere?.smtpPort ?? 0,
    ...(cutEvery === null ? {} : { cutEvery }),
  })
  ends.push(mailServer.stop)
  const death = new AbortController()
  const died = new Promise<never>((_, reject) => {
    death.signal.addEventListener('abort', () => reject(death.signal.reason))
  })
  died.catch(() => undefined)
  if (elsewhere) return { baseUrl: elsewhere.url, mailServer, trial: null, died }
  const folder = makeFolder()
  ends.push(
    options.keep ? () => keep(folder, mailServer) : () => rm(folder, { recursive: true, force: true }),
  )
  const trial = await trialProgram({
    folder,
    smtpUrl: mailServer.url,
    onDeath: (reason) => death.abort(reason),
  })
  ends.push(trial.stop)
  await trial.start()
  await furnish(trial, folder, options)
  return { baseUrl: trial.baseUrl, mailServer, trial, died }
}

/** At once, so that no Ctrl-C finds it made and not yet in `ends`. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fixamingata-replay-'))
  chmodSync(folder, 0o755) // as root, another user serves the database
  return folder
}

const readAgain = (channel: string) => `"read again","channel":"${channel}"`

/** As an operator would: addresses of all municipalities, and their polygons. */
async function furnish(trial: TrialProgram, folder: string, { areas }: Options): Promise<void> {
  const recipients = join(folder, 'recipients.csv')
  await writeFile(recipients, recipientsFile())
  await trial.command('bodies', 'import', recipients)
  await trial.hasLogged(readAgain(receiversChannel))
  if (areas === null) return
  await trial.command('areas', 'import', resolve(areas))
  await trial.hasLogged(readAgain(areasChannel))
}

async function keep(folder: string, { mails }: ReceivingServer): Promise<void> {
  const written = mails.map(({ raw }, place) =>
    writeFile(join(folder, `${String(place + 1).padStart(4, '0')}.eml`), raw),
  )
  await Promise.all(written)
  console.error(`Kept in ${folder}: data, log.jsonl and ${mails.length} mails.`)
}
