import type { Db } from '#database/database.ts'
import { drawnGeometry, storedHours } from '../exceptions/ground-schema.ts'
import type { ServiceNotice } from './notice.ts'

/** The notices that have not ended, in the order they were first told; of one body or all. */
export async function currentNotices(db: Db, body: string | null = null): Promise<ServiceNotice[]> {
  const rows = await db
    .selectFrom('service_notices')
    .select(['id', 'body', 'code', 'kind', 'tone', 'sv', 'en', 'link', 'categories', 'hours'])
    .select(['begins_at as beginsAt', 'ends_at as endsAt', 'expected_end as expectedEnd'])
    .select(['geometry', 'metres'])
    .where('retired_at', 'is', null)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', new Date())]))
    .$if(body !== null, (query) => query.where('body', '=', body))
    .orderBy('id')
    .execute()
  return rows.map(({ hours, geometry, metres, ...told }) => ({
    ...told,
    hours: storedHours.parse(hours),
    shape: geometry === null ? null : { geometry: drawnGeometry.parse(geometry), metres },
  }))
}
