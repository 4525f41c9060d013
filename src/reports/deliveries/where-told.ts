import { addressFor } from '#bodies/body-queries.ts'
import { exceptionInForce } from '#bodies/exceptions/exception-queries.ts'
import type { Db } from '#database/database.ts'

type Told = { exception: number | null; holder: string; category: string }

/** The exception's own address for as long as it is in force, else the holder's. */
export async function whereTold(db: Db, { exception, holder, category }: Told) {
  const own = exception === null ? undefined : await exceptionInForce(db, exception)
  const address = own?.address ?? (await addressFor(db, holder, category))
  return { address, isContractor: own?.kind === 'contractor' }
}
