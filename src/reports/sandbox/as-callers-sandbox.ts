import {
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type RootOperationNode,
  SelectQueryNode,
  sql,
  type WithNode,
} from 'kysely'
import type { Db } from '#database/database.ts'

/**
 * The database as one caller of the sandbox reads it: where a question says `reports`, `cases`, `events` or what belongs
 * to them, it reads the caller's own in the sandbox and nothing else. All that reads the public's reports reads these by the
 * same code, and can't reach a real one.
 */
export const asCallersSandbox = (db: Db, caller: number): Db => db.withPlugin(instead(standIns(db, caller)))

const instead = (standing: WithNode): KyselyPlugin => ({
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => {
    if (!SelectQueryNode.is(node)) return node
    if (node.with) throw new Error('a question with stand-ins of its own')
    return { ...node, with: standing }
  },
  transformResult: async ({ result }) => result,
})

/** Nobody is mailed, so what waits to be confirmed is so by itself: then only is it a report. */
const isConfirmed = sql<boolean>`own.confirmed_at <= now()`

function standIns(db: Db, caller: number): WithNode {
  const own = sql`from sandbox_reports as own where own.caller = ${caller} and ${isConfirmed}`
  const told = sql`from sandbox_updates as told join sandbox_reports as own on own.number = told.report
     where own.caller = ${caller} and told.act is not null`
  const { with: standing } = db
    .with(
      'reports',
      () => sql`(select own.number, own.category, own.municipality, own.language, own.lat, own.lon,
      own.place, own.place_words, own.confirmed_at, own.changed_at,
      exists (select from photos where sandbox_report = own.number and state = 'ready') as has_photo,
      'public'::visibility as visibility ${own})`,
    )
    .with(
      'report_texts',
      () => sql`(select own.number as report, 'published'::text_version as version, own.title,
      own.description, array_to_tsvector(array['m:' || own.municipality, 'c:' || own.category]
        || search_terms(concat_ws(' ', own.title, own.description, own.place_words))) as terms ${own})`,
    )
    .with(
      'cases',
      () => sql`(select own.number as id, own.number as report, true as is_present, own.state, own.holder,
      null::date as planned_for, null::bigint as main_report ${own})`,
    )
    .with(
      'events',
      () => sql`(select told.id, told.report, told.report as case_id, told.act, told.to_state,
      told.recorded_at, told.said_at as occurred_at, 'case_system'::actor as actor, 'open311'::door as door,
      null::text as body, own.holder, null::jsonb as facts, null::uuid as delivery,
      case when told.words is not null then told.id end as entry ${told})`,
    )
    .with(
      'entries',
      () => sql`(select told.id, told.report, told.report as case_id, own.language,
      'update'::audience as audience, 'case_system'::actor as written_by, null::timestamptz as hidden_at
      ${told} and told.words is not null)`,
    )
    .with(
      'entry_texts',
      () =>
        sql`(select told.id as entry, told.words, 'published'::text_version as version ${told} and told.words is not null)`,
    )
    .with(
      'photos',
      () => sql`(select photos.id, photos.address, photos.state, photos.hidden_at, photos.created_at,
      own.number as report, null::bigint as entry
      from photos join sandbox_reports as own on own.number = photos.sandbox_report
      where own.caller = ${caller} and ${isConfirmed})`,
    )
    .with(
      'submissions',
      () => sql`(select own.token, own.token as draft, own.caller, own.reference
      from sandbox_reports as own where own.caller = ${caller})`,
    )
    .with(
      'drafts',
      () => sql`(select own.token as id, case when ${isConfirmed} then own.number end as report
      from sandbox_reports as own where own.caller = ${caller})`,
    )
    .selectFrom('reports')
    .toOperationNode()
  if (!standing) throw new Error('a question without what it was given')
  return standing
}
