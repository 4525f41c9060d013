import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import type { MailOutcome } from '#inbound/ledger/incoming-mail.ts'
import { countMails, mailById, mailsOf, rawMail } from '#inbound/ledger/ledger-queries.ts'
import { seeToMail } from '#inbound/ledger/see-to-mail.ts'
import { giveMail, tryMailAgain } from '#inbound/ledger/try-again.ts'
import { presentCaseOf } from '#reports/case-queries.ts'
import { reportNumber, runCommand, say, sayTable, unknownWords } from '../command.ts'

const mailsShown = 200

const outcomes: readonly MailOutcome[] = ['waiting', 'acted', 'inbox', 'dropped', 'failed']
const unsettled: readonly MailOutcome[] = ['waiting', 'inbox', 'failed']

const usage = `  npm run mails -- list              how much mail has come and what became of it, and what waits for somebody
  npm run mails -- list OUTCOME      the newest of waiting, acted, inbox, dropped or failed
  npm run mails -- show ID           all that is known of one
  npm run mails -- raw ID            the mail as it came, while it is kept
  npm run mails -- again ID          let it be read once more
  npm run mails -- give ID NUMBER    let it be read as an answer about that report
  npm run mails -- done ID           a person has seen to it`

await runCommand(async ({ database: { db }, args: [verb, which, ...rest] }) => {
  if (verb === 'list' && rest.length === 0) return list(db, which)
  if (!which || rest.length > (verb === 'give' ? 1 : 0)) unknownWords(usage)
  if (!isId(which)) throw new Refused('Give the id of a mail, as mails -- list shows it.')
  if (verb === 'show') return show(db, which)
  if (verb === 'raw') return raw(db, which)
  if (verb === 'again') return again(db, which)
  if (verb === 'give') return give(db, which, reportNumber(rest[0]))
  if (verb === 'done') return done(db, which)
  unknownWords(usage)
})

async function list(db: Db, which: string | undefined): Promise<void> {
  const asked = outcomes.filter((outcome) => outcome === which)
  if (which && asked.length === 0) unknownWords(usage)
  if (!which) await count(db)
  const mails = await mailsOf(db, which ? asked : unsettled, mailsShown + 1)
  if (mails.length === 0) return say(which ? 'There is none.' : 'Nothing waits for anybody.')
  sayTable(
    mails.map(({ id, came_by, received_at, size, outcome, reason, attempts, last_error }) => ({
      ...{ id, by: came_by, at: swedishTime(received_at), bytes: size },
      ...{ outcome, why: reason ?? '', tries: attempts, said: last_error ?? '' },
    })),
    mailsShown,
  )
}

async function count(db: Db): Promise<void> {
  const counted = await countMails(db)
  if (counted.length === 0) return
  sayTable(
    counted.map(({ outcome, reason, mails, repeats }) => ({
      ...{ outcome, why: reason ?? '', mails, 'sent again': repeats },
    })),
  )
  say('')
}

async function show(db: Db, id: string): Promise<void> {
  const mail = await mailById(db, id)
  if (!mail) throw missing(id)
  const shown = Object.entries(mail).map(([name, value]) => ({
    what: name.replaceAll('_', ' '),
    is: inWords(value),
  }))
  sayTable(shown)
}

async function raw(db: Db, id: string): Promise<void> {
  const bytes = await rawMail(db, id)
  if (!bytes) throw missing(id)
  process.stdout.write(bytes)
}

async function again(db: Db, id: string): Promise<void> {
  if (!(await tryMailAgain(db, id)))
    throw new Refused(`Mail ${id} can't be read again: it waits, has been acted on, or is no longer kept.`)
  say('It will be read again.')
}

async function give(db: Db, id: string, report: number): Promise<void> {
  if (!(await presentCaseOf(db, report))) throw new Refused(`There is no report ${report}.`)
  if (!(await giveMail(db, id, report)))
    throw new Refused(`Mail ${id} can't be given: it waits, has been acted on, or is no longer kept.`)
  say(`It will be read as an answer about report ${report}.`)
}

async function done(db: Db, id: string): Promise<void> {
  if (!(await seeToMail(db, id))) throw new Refused(`Mail ${id} waits for no person.`)
  say('It is noted that somebody has seen to it.')
}

const missing = (id: string) => new Refused(`There is no mail ${id}, or it is no longer kept.`)

function inWords(value: unknown): string {
  if (value === null) return ''
  if (value instanceof Date) return swedishTime(value)
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function isId(word: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(word)
}
