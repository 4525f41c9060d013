import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState } from '#reports/states.ts'

/** What the rules say should be true, kept beside the database by a second, simpler reading of them. */
export type World = {
  db: Db
  /** Minutes that have passed since the world began; the database is made older instead of waiting. */
  minutes: number
  people: { email: string; id: number | null }[]
  drafts: ModelDraft[]
  contributions: ModelContribution[]
  reports: ModelReport[]
  cases: ModelCase[]
  remarks: ModelRemark[]
  /** Event id → who is to hear of it, one for each telling. */
  told: Map<number, number[]>
}
export type ModelDraft = {
  id: string
  /** There is a row of it; it may only have been begun by a photo. */
  stored: boolean
  sent: boolean
  photos: string[]
  email: number | null
  link: string | null
  oldLinks: string[]
  expiresAt: number
  report: ModelReport | null
}
/** One that brought photos; while it waits it may be forgotten, and they with it. */
/** What somebody has told those who run the service; of a report, or of a page. */
export type ModelRemark = { id: string; report: ModelReport | null; isOpen: boolean }
export type ModelContribution = {
  id: string
  photos: string[]
  report: ModelReport | null
  expiresAt: number
  /** Only begun: what it brought lies with a draft. */
  isBegun: boolean
}
export type ModelReport = {
  number: number
  reporter: number
  stopped: boolean
  /** Persons who see it too, and those among them who hear of it. */
  supporters: Set<number>
  following: Set<number>
  everFollowed: Set<number>
  /** What each person last said of how it is. */
  sightings: Map<number, 'fixed' | 'still'>
  /** Who has said thanks, a person or a browser, and when. */
  thanks: Map<number | string, number>
  visibility: 'public' | 'hidden'
  municipality: string
}
export type ModelCase = {
  id: number
  report: ModelReport
  holder: string
  state: CaseState
  before: CaseState | null
  asked: CaseState | null
  movedBy: string
  since: number
  present: boolean
  main: ModelReport | null
  deliveries: ModelDelivery[]
  /** The reporter has been reminded of the question it waits for. */
  isReminded: boolean
  /** The case of whoever held it before. */
  cameFrom: ModelCase | null
  linkMailedAt: number | null
  /** When the holder was last told of thanks. */
  thankedAt: number | null
}
export type ModelDelivery = { kind: string; state: 'waiting' | 'sent' | 'failed' }

/** A word that stands in every text anybody writes here, and must stand in no event. */
export const written = 'zqx'

export function newWorld(db: Db): World {
  const run = randomUUID().slice(0, 8)
  return {
    db,
    minutes: 0,
    people: ['ada', 'bo'].map((name) => ({ email: `${name}-${run}@${written}.example`, id: null })),
    drafts: [0, 1, 2, 3].map(() => ({
      id: randomUUID(),
      stored: false,
      sent: false,
      photos: [],
      email: null,
      link: null,
      oldLinks: [],
      expiresAt: 0,
      report: null,
    })),
    contributions: [],
    reports: [],
    cases: [],
    remarks: [],
    told: new Map(),
  }
}

export const pick = <T>(from: readonly T[], number: number): T | undefined => from[number % from.length]

export const presentCase = (world: World, report: ModelReport): ModelCase | undefined =>
  world.cases.find((one) => one.report === report && one.present)

/** Who hears of a report: its follower, and those of the reports merged into it. */
export function listeners(world: World, report: ModelReport): number[] {
  const merged = world.cases.filter((one) => one.present && one.main === report).map((one) => one.report)
  return [
    ...new Set(
      [report, ...merged].flatMap((one) => [...(one.stopped ? [] : [one.reporter]), ...one.following]),
    ),
  ]
}

export async function latestEvent(world: World, report: ModelReport): Promise<number> {
  const { id } = await world.db
    .selectFrom('events')
    .select((row) => row.fn.max<number>('id').as('id'))
    .where('report', '=', report.number)
    .executeTakeFirstOrThrow()
  return id
}

const contributionsIn = ({ contributions }: Pick<World, 'contributions'>): string[] =>
  contributions.map(({ id }) => id)

/** Letters of several reports, that wait for ten minutes and not for a morning. */
export const gatheredIn = ({ people }: Pick<World, 'people'>) =>
  sql<boolean>`(gathers_soon and person = any(${people.flatMap(({ id }) => id ?? [])}::bigint[]))`

/** Time goes by: everything of this world becomes so much older. */
export async function letTimePass({ db, ...world }: World, minutes: number): Promise<void> {
  const numbers = [0, ...world.reports.map((report) => report.number)]
  const drafts = world.drafts.map((draft) => draft.id)
  const earlier = (column: string) => sql`${sql.ref(column)} - make_interval(mins => ${minutes})`
  const set = (...columns: string[]) =>
    sql.join(columns.map((column) => sql`${sql.ref(column)} = ${earlier(column)}`))
  const mine = sql`report = any(${numbers}::bigint[])`
  await sql`update cases set ${set('state_since', 'opened_at')} where ${mine}`.execute(db)
  await sql`update followers set ${set('last_letter_at', 'told_at')} where ${mine}`.execute(db)
  await sql`update letters set ${set('next_at', 'leased_until', 'created_at')}
             where ${mine} or ${gatheredIn(world)}`.execute(db)
  await sql`update deliveries set ${set('next_at', 'leased_until', 'created_at')} where ${mine}`.execute(db)
  await sql`update thanks set ${set('given_at')} where ${mine}`.execute(db)
  await sql`update drafts set ${set('expires_at', 'changed_at')} where id = any(${drafts}::uuid[])`.execute(
    db,
  )
  await sql`update unconfirmed_supports set ${set('expires_at')} where id = any(${contributionsIn(world)}::uuid[])`.execute(
    db,
  )
}

/** Everything of this world that a verb could change, as one short text: the same before and after a refusal. */
export async function fingerprint({ db, ...world }: World): Promise<string> {
  const numbers = [0, ...world.reports.map((report) => report.number)]
  const drafts = world.drafts.map((draft) => draft.id)
  const forms = [...drafts, ...contributionsIn(world)]
  const mine = sql`report = any(${numbers}::bigint[])`
  const ofDraft = sql`draft = any(${drafts}::uuid[])`
  const all = (table: string, where: typeof mine) =>
    sql`(select coalesce(md5(string_agg(one::text, '|' order by one::text)), '') from ${sql.table(table)} one where ${where})`
  const { rows } = await sql<{ is: string }>`
    select concat_ws(' ', ${sql.join([
      all('cases', mine),
      all('events', mine),
      all('entries', mine),
      all('deliveries', mine),
      all('letters', sql`${mine} or ${ofDraft} or ${gatheredIn(world)}`),
      all('letter_news', mine),
      all('followers', mine),
      all('supporters', mine),
      all('sightings', mine),
      all('verdicts', mine),
      all('thanks', mine),
      all('unconfirmed_supports', mine),
      all('report_texts', mine),
      all('remarks', mine),
      all('links', sql`${mine} or ${ofDraft} or case_id in (select id from cases where ${mine})`),
      all('reports', sql`number = any(${numbers}::bigint[])`),
      all('drafts', sql`id = any(${drafts}::uuid[])`),
      all('photos', sql`form = any(${forms}::uuid[])`),
    ])}) as is`.execute(db)
  return rows[0]?.is ?? ''
}
