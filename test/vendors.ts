import { sql } from 'kysely'
import { listKeys } from '#bodies/keys/list-keys.ts'
import { openKey } from '#bodies/keys/open-key.ts'
import type { Db } from '#database/database.ts'
import { anAddress } from './person.ts'
import { type Browser, hiddenFields } from './web.ts'

export const sandbox = '/om/sandlada'
export const keyIn = (html: string): string => /fmg_[\w-]{43}/.exec(html)?.[0] ?? ''

/** The hands of a vendor who asks for keys to the sandbox, and what came of it. */
export function vendors(db: Db, { page, post, token }: Pick<Browser, 'page' | 'post' | 'token'>) {
  /** Asks for a key as a vendor does; where the link of the letter leads. */
  async function asked(email = anAddress(), name = 'Appen'): Promise<string> {
    const answer = await post(sandbox, { ...hiddenFields(await page(sandbox)), email, name })
    if (answer.status !== 303 || answer.headers.get('location') !== `${sandbox}?skickat=1`)
      throw new Error(`not asked for: ${answer.status}`)
    return `${sandbox}/${await token('sandbox')}`
  }

  return {
    asked,
    made: async (email: string, name?: string): Promise<string> =>
      keyIn(await (await post(await asked(email, name), { kind: 'trusted' })).text()),
    async countOf(table: 'letters' | 'links' | 'sandbox_wishes' | 'api_keys'): Promise<number> {
      const { count } = await db
        .selectFrom(table)
        .select((row) => row.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    opens: async (key: string) => (await openKey(db, key, ['sandbox'])) !== null,
    newestKey: async () => (await listKeys(db, null, 1))[0]?.id ?? 0,
    async wishesOfBlocked(): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from sandbox_wishes join sandbox_blocks using (address_hash)`.execute(
        db,
      )
      return rows[0]?.count ?? 0
    },
    /** As the door keeps one. */
    aReportBy: (key: number) =>
      sql`insert into sandbox_reports
            (caller, category, municipality, holder, language, lat, lon, place_words, title, description)
          select caller, (select code from categories order by code limit 1), '1489',
                 (select code from bodies order by code limit 1), 'sv', 57.93, 12.53, '', 'Hål', ''
            from api_keys where id = ${key}`.execute(db),
  }
}
