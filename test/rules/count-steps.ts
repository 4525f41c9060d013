import { sql } from 'kysely'
import { expect } from 'vitest'
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
