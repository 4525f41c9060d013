import { sql } from 'kysely'
import { addressKeyOf } from '#bodies/exchanges/address-keys.ts'
import type { Db } from '#database/database.ts'

/**
 * Takes a person out of what has been said with bodies' systems: what told of their own reports, and whatever else holds
 * their address, in whatever spelling. That it was said stays. What was pushed and still waits is acted on first, and
 * forgotten with time.
 */
export async function forgetExchanged(tx: Db, person: number, email: string): Promise<void> {
  for (const which of exchangesOf(person, email))
    await sql`
      update exchanges
         set asked = null, answered = null, asked_headers = '{}', url = split_part(url, '?', 1), addresses = '{}',
             answered_headers = case when answered_headers is not null then '{}'::jsonb end
       where ${which}`.execute(tx)
  for (const which of pushesOf(email))
    await sql`
      update pushes set body = '', answered = null, addresses = '{}', headers = case when headers is not null then '{}'::jsonb end
       where state <> 'waiting' and ${which}`.execute(tx)
}

/** Each found by an index of its own. What was said before addresses were looked for, or was too much, is read as it stands. */
export const exchangesOf = (person: number, email: string) => [
  sql<boolean>`delivery in (
    select deliveries.id from reports join deliveries on deliveries.report = reports.number
     where reports.reporter = ${person})`,
  sql<boolean>`caller is not null
    and reports && (select array_agg(number) from reports where reporter = ${person})`,
  holdsKey(email),
  sql<boolean>`addresses is null
    and ${holds(email, sql`concat_ws(' ', url, asked, answered, asked_headers::text, answered_headers::text)`)}`,
]

const pushesOf = (email: string) => [
  holdsKey(email),
  sql<boolean>`addresses is null and ${holds(email, sql`concat_ws(' ', encode(body, 'escape'), answered)`)}`,
]

const holdsKey = (email: string) => sql<boolean>`addresses && ${[addressKeyOf(email)]}::text[]`

function holds(email: string, text: ReturnType<typeof sql>) {
  const forms = [...new Set([email, encodeURIComponent(email)].map((form) => form.toLowerCase()))]
  return sql<boolean>`exists (select from unnest(${forms}::text[]) form where strpos(lower(${text}), form) > 0)`
}
