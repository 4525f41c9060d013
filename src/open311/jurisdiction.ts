import type { Db } from '#database/database.ts'
import { municipalityByCode, municipalityBySlug } from '#geo/municipalities.ts'
import { Open311Mistake } from './mistake.ts'
import type { Open311Ask } from './rooms.ts'
import { asksSandbox } from './sandbox/asks-sandbox.ts'

/** Where what is asked for lies: one municipality by its code, or the whole country. */
export type Jurisdiction = { municipality: string | null; id: string | null }

/**
 * `jurisdiction_id`: a municipality by its SCB code, the slug of its pages here, or its own domain ("alingsas.se").
 * Left out, or the sandbox, the whole country.
 */
export async function jurisdictionOf({ asked, rooms }: Open311Ask): Promise<Jurisdiction> {
  const { jurisdiction_id: id } = asked
  if (id === undefined || asksSandbox({ asked })) return { municipality: null, id: id ?? null }
  const code =
    municipalityByCode(id)?.code ??
    municipalityBySlug(id.toLowerCase())?.code ??
    (await byDomain(rooms.db, id))
  if (!code) throw new Open311Mistake('jurisdiction_unknown', id)
  return { municipality: code, id }
}

/** The domain that a municipality's own page or its registrator has. */
async function byDomain(db: Db, id: string): Promise<string | undefined> {
  const domain = id.toLowerCase().replace(/^www\./, '')
  if (!/^[a-zåäö0-9-]+(?:\.[a-zåäö0-9-]+)+$/.test(domain)) return undefined
  const found = await db
    .selectFrom('bodies')
    .select('code')
    .where('kind', '=', 'municipality')
    .where((where) =>
      where.or([
        where('registrator_address', 'ilike', `%@${domain}`),
        where('own_page', '~*', `^https?://(www\\.)?${domain.replaceAll('.', '\\.')}(/|$)`),
      ]),
    )
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  return found?.code
}
