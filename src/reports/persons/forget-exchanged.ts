import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/**
 * Takes a person out of what has been said with bodies' systems: what told of their own reports, and whatever else holds
 * their address. That it was said stays. What was pushed and still waits is acted on first, and forgotten with time.
 */
export async function forgetExchanged(tx: Db, person: number, email: string): Promise<void> {
  const forms = [...new Set([email, encodeURIComponent(email)].map((form) => form.toLowerCase()))]
  const holds = (text: ReturnType<typeof sql>) =>
    sql`exists (select from unnest(${forms}::text[]) form where strpos(lower(${text}), form) > 0)`
  await sql`
    update exchanges
       set asked = null, answered = null, asked_headers = '{}', url = split_part(url, '?', 1),
           answered_headers = case when answered_headers is not null then '{}'::jsonb end
     where delivery in (
             select deliveries.id from deliveries join reports on reports.number = deliveries.report
              where reports.reporter = ${person})
        or ${holds(sql`concat_ws(' ', url, asked, answered, asked_headers::text, answered_headers::text)`)}`.execute(
    tx,
  )
  await sql`
    update pushes set body = '', headers = case when headers is not null then '{}'::jsonb end
     where state <> 'waiting' and ${holds(sql`encode(body, 'escape')`)}`.execute(tx)
}
