import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isPublicMailDomain } from './public-mail-domains.ts'

type Registered = { body: string; kind: string; address: string }

/**
 * Whether an address is one that a body's own people write from: one it is registered with, or, for a municipality or
 * an agency, any at the domain of one. A domain that other bodies are registered at too, or where anybody may have an
 * address, proves nothing of whose it is.
 */
export async function isOwnAddress(db: Db, body: string, address: string): Promise<boolean> {
  const written = address.toLowerCase()
  const domain = domainOf(written)
  const known = await registeredAt(db, domain)
  const own = known.filter((one) => one.body === body)
  if (own.some((one) => one.address === written)) return true
  if (isPublicMailDomain(domain)) return false
  const hasDomain = own.some(({ kind }) => kind === 'municipality' || kind === 'agency')
  return hasDomain && known.every((one) => one.body === body)
}

/** The body whose own people write from an address; null where it is nobody's, or may be several's. */
export async function whoseAddress(db: Db, address: string): Promise<string | null> {
  const known = await registeredAt(db, domainOf(address.toLowerCase()))
  for (const code of new Set(known.map(({ body }) => body))) {
    if (await isOwnAddress(db, code, address)) return code
  }
  return null
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** Every address at a domain that something is sent to: bodies', their registrators', and those of exceptions. */
const registeredAt = async (db: Db, domain: string): Promise<Registered[]> => {
  const { rows } = await sql<Registered>`
    select bodies.code as body, bodies.kind::text as kind, lower(registered.address) as address
      from bodies join lateral (
           select address from recipients where body = bodies.code
           union all select bodies.registrator_address
           union all select address from exceptions where body = bodies.code and retired_at is null
         ) registered on lower(split_part(registered.address, '@', 2)) = ${domain}`.execute(db)
  return rows
}
