import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/database.ts'
import { countCells } from '#reports/map/count-cells.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import type { Step } from './outcomes.ts'

/** Whatever has happened, each level of the map's squares holds every public report once, in the group it stands in. */
export const count: Step = async ({ db }) => {
  await countCells(db)
  const { rows: levels } = await sql<Counted>`
    select sum(opened)::int as open, sum(fixed)::int as fixed, sum(closed)::int as closed
    from report_cells group by level`.execute(db)
  const { rows: reports } = await sql<Counted>`
    select count(*) filter (where state_group(state) = 'open')::int as open,
      count(*) filter (where state = 'fixed')::int as fixed,
      count(*) filter (where state_group(state) = 'closed')::int as closed
    from reports join cases on cases.report = reports.number and cases.is_present
    where visibility = 'public'`.execute(db)
  for (const level of levels) expect(level).toEqual(reports[0])
  expect(await wrongKinds(db), 'squares of what is narrowed').toEqual([])
}

/** Kinds and levels that hold other sums than the public reports of that kind have. */
async function wrongKinds(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    with shown as (
      select number, category, has_photo, state_group(state) as stands
      from reports join cases on cases.report = reports.number and cases.is_present
      where visibility = 'public' and state_group(state) is not null
    ),
    seen as (
      select distinct report as number from photos
      where report is not null and state = 'ready' and hidden_at is null and entry is null
    ),
    each_kind as (
      select category as kind, number, stands from shown
      union all select 'photo', number, stands from shown where number in (select number from seen)
      union all select days::text, number, stands from shown join cell_windows on number > after
    ),
    levels as (select distinct level from narrowed_cells),
    right_sums as (
      select kind, level, count(*) filter (where stands = 'open') as opened, count(*) filter (where stands = 'fixed') as fixed,
        count(*) filter (where stands = 'closed') as closed, sum(number) as numbers
      from each_kind cross join levels group by 1, 2
    ),
    counted as (
      select kind, level, sum(opened) as opened, sum(fixed) as fixed, sum(closed) as closed,
        sum(opened_numbers + fixed_numbers + closed_numbers) as numbers
      from narrowed_cells group by 1, 2
      having sum(opened) <> 0 or sum(fixed) <> 0 or sum(closed) <> 0
    )
    (select * from right_sums except select * from counted) union all
    (select * from counted except select * from right_sums)`.execute(db)
  return rows
}

type Counted = { open: number; fixed: number; closed: number }

/** What slips are forgiven from are the words of what everybody may read, and no others. */
export const learn: Step = async ({ db }) => {
  await learnWords(db)
  const { rows } = await sql<{ word: string }>`
    select word from report_words where not exists (
      select from report_texts join reports on number = report
      where version = 'published' and visibility = 'public' and terms @@ quote_literal(word)::tsquery)`.execute(
    db,
  )
  expect(rows, 'words of nobody’s').toEqual([])
}
