import type { Db } from '#database/database.ts'
import { Conflict, Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import { historyOf, presentCaseOf, presentCases } from '#reports/case-queries.ts'
import { handOver } from '#reports/hand-over.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { revokeCaseLink } from '#reports/revoke-case-link.ts'
import { reportNumber, runCommand, say, sayTable, unknownWords } from '../command.ts'

const casesShown = 500
const happeningsShown = 1000

const usage = `  npm run cases -- list [BODY]                      present cases, of one body or all
  npm run cases -- show NUMBER                      a report's case and all that has happened to it
  npm run cases -- hand-over NUMBER BODY [WORDS]    give it to another body; the reporter is told
  npm run cases -- revoke-link NUMBER               end the link its holder has, and mail it a new one`

await runCommand(async ({ database: { db }, args: [verb, ...rest] }) => {
  if (verb === 'list' && rest.length <= 1) return list(db, rest[0] ?? null)
  if (verb === 'show' && rest.length === 1) return show(db, reportNumber(rest[0]))
  if (verb === 'hand-over' && rest.length >= 2)
    return hand(db, reportNumber(rest[0]), rest[1] ?? '', rest.slice(2).join(' '))
  if (verb === 'revoke-link' && rest.length === 1) return revoke(db, reportNumber(rest[0]))
  unknownWords(usage)
})

async function list(db: Db, body: string | null): Promise<void> {
  const cases = await presentCases(db, body === null ? null : await bodyCode(db, body), casesShown + 1)
  if (cases.length === 0) return say('No cases.')
  sayTable(
    cases.map(({ report, state, state_since, holder_name, category, visibility }) => ({
      report,
      state,
      since: swedishTime(state_since),
      holder: holder_name,
      category,
      visibility,
    })),
    casesShown,
  )
}

async function show(db: Db, report: number): Promise<void> {
  const found = await presentCaseOf(db, report)
  if (!found) throw new Refused(`There is no report ${report}.`)
  say(`Report ${report}: ${found.state}, held by ${found.holder}.`)
  const history = await historyOf(db, report, happeningsShown + 1)
  sayTable(
    history.map(({ occurred_at, act, actor, door, holder, from_state, to_state }) => ({
      at: swedishTime(occurred_at),
      act,
      by: actor,
      door,
      holder: holder ?? '',
      from: from_state ?? '',
      to: to_state ?? '',
    })),
    happeningsShown,
  )
}

async function hand(db: Db, report: number, body: string, words: string): Promise<void> {
  const found = await presentCaseOf(db, report)
  if (!found) throw new Refused(`There is no report ${report}.`)
  const to = await bodyCode(db, body)
  const by = { actor: 'operator', door: 'command' } as const
  await handOver(db, { caseId: found.id, by, to, ...(words ? { words } : {}) }).catch((error: unknown) => {
    if (error instanceof MoveRefused && error.why === 'unreachable')
      throw new Refused(`${body} takes no reports, or has no address for this one.`)
    if (error instanceof MoveRefused) throw new Refused(`A case that is ${found.state} can't be handed over.`)
    throw error instanceof Conflict ? new Refused(`${body} holds it already.`) : error
  })
  say(`Report ${report} is handed over to ${to}.`)
}

async function revoke(db: Db, report: number): Promise<void> {
  const found = await presentCaseOf(db, report)
  if (!found) throw new Refused(`There is no report ${report}.`)
  await revokeCaseLink(db, { caseId: found.id, by: { actor: 'operator', door: 'command' } })
  say(`The link to report ${report} is ended; a new one is on its way to ${found.holder}.`)
}

async function bodyCode(db: Db, word: string): Promise<string> {
  const body = await db
    .selectFrom('bodies')
    .select('code')
    .where((where) =>
      where.or([where('code', '=', word), where('slug', '=', word.toLowerCase()), where('name', '=', word)]),
    )
    .executeTakeFirst()
  if (!body)
    throw new Refused(`No body is called "${word}": give its code or slug, such as 1489 or alingsas.`)
  return body.code
}
