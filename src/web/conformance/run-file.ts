import { resultsOf } from '#bodies/conformance/run-queries.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { Link } from '#people/links/links.ts'
import type { Ask } from '../ask.ts'
import { nameOf, runAsked } from './trying.tsx'

/** The result for programs: as the command writes it with `--json`, and how it was asked for. */
export async function runFile(ask: Ask, link: Link): Promise<Response> {
  const { c, rooms } = ask
  const run = await runAsked(ask, link)
  const results = await resultsOf(rooms.db, run.id)
  const { kind, program, address, jurisdiction, level, writes, state, counts, trouble, askedAt, endedAt } =
    run
  const file = `regelprov-${nameOf(ask, run).replace(/[^\w.-]/g, '-')}-${swedishDay(endedAt ?? askedAt)}.json`
  c.header('Content-Disposition', `attachment; filename="${file}"`)
  return c.json({
    ...{
      at: endedAt?.toISOString() ?? null,
      of: kind === 'server' ? address : (program ?? 'a program that asks'),
      counts,
      isCancelled: state === 'cancelled',
      trouble,
    },
    ...{ state, kind, jurisdiction, level, writes, askedAt: askedAt.toISOString() },
    results: results.map(({ rule_id, found, exchange, ...result }) => ({
      ...{ id: rule_id, ...result },
      ...(result.verdict === 'failed' && { what: found, exchange }),
      ...(result.verdict === 'skipped' && { why: found }),
    })),
  })
}
