import { type CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#database/database.ts'

type Node = {
  'Node Type': string
  'Relation Name'?: string | undefined
  'Actual Rows'?: number | undefined
  'Actual Loops'?: number | undefined
  'Rows Removed by Filter'?: number | undefined
  Plans?: Node[] | undefined
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Actual Rows': z.number().optional(),
    'Actual Loops': z.number().optional(),
    'Rows Removed by Filter': z.number().optional(),
    Plans: z.array(node).optional(),
  }),
)
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: node })]) })])

/** A question as Kysely builds it, or as it is written in SQL. */
export type Question = { compile(db: Db): CompiledQuery }

/** The tables that PostgreSQL would read from end to end to answer a question. */
export const wholeReads = async (db: Db, question: Question): Promise<string[]> =>
  scanned(await planOf(db, question, 'format json'))

/** How many rows PostgreSQL looks at to answer a question, those that it passes over among them. */
export const rowsLookedAt = async (db: Db, question: Question): Promise<number> =>
  lookedAt(await planOf(db, question, 'analyze, format json'))

async function planOf(db: Db, question: Question, how: string): Promise<Node> {
  const { sql: text, parameters, query, queryId } = question.compile(db)
  const asked: CompiledQuery = { sql: `explain (${how}) ${text}`, parameters, query, queryId }
  const { rows } = await db.executeQuery(asked)
  return explained.parse(rows)[0]['QUERY PLAN'][0].Plan
}

function lookedAt(plan: Node): number {
  const { 'Relation Name': table, 'Actual Rows': rows = 0, 'Actual Loops': loops = 1, Plans = [] } = plan
  const here = table === undefined ? 0 : (rows + (plan['Rows Removed by Filter'] ?? 0)) * loops
  return Plans.reduce((sum, inside) => sum + lookedAt(inside), here)
}

function scanned({ 'Node Type': kind, 'Relation Name': table, Plans = [] }: Node): string[] {
  const here = kind === 'Seq Scan' && table !== undefined ? [table] : []
  return [...here, ...Plans.flatMap(scanned)]
}

/** So many public reports all over the country, each with texts, a case, a follower and an age, by set-based SQL. */
export async function fillCountry(db: Db, { reports, municipalities }: Filling): Promise<void> {
  await sql`
    with somebody as (
      insert into people (email) values ('landet@invanare.example') returning id),
    made as (
      insert into reports (municipality, lat, lon, category, responsibility, language, created_at, confirmed_at)
      select (${[...municipalities]}::text[])[1 + n % ${municipalities.length}], 56 + 12 * random(), 13 + 4 * random(),
        case when n % 2500 = 1 then 'sandlada' else (array['hal', 'klotter', 'belysning', 'trad'])[1 + n % 4] end, '{}', 'sv', now(),
        now() - make_interval(days => (${reports}::int - n) * 1000 / ${reports}::int)
      from generate_series(1, ${reports}::int) as n
      returning number, municipality),
    told as (
      insert into report_texts (report, version, municipality, title, description)
      select number, version, municipality, 'Hål nummer ' || number, 'Vid grind ' || number % 997
      from made cross join unnest(enum_range(null::text_version)) as version),
    followed as (
      insert into followers (report, person, municipality, language)
      select number, id, municipality, 'sv' from made cross join somebody),
    seen as (
      insert into photos (id, form, report, municipality, address, type, bytes, width, height, state)
      select gen_random_uuid(), gen_random_uuid(), number, municipality, md5(number::text), 'image/jpeg', 1, 1, 1, 'ready'
      from made where number % 4 = 0)
    insert into cases (report, municipality, holder, state, moved_by)
    select number, municipality, municipality,
      (array['new', 'planned', 'fixed', 'fixed', 'no_action'])[1 + number % 5]::case_state, 'body' from made`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

type Filling = { reports: number; municipalities: readonly string[] }
