import { sql } from 'kysely'
import { createKey } from '#bodies/keys/create-key.ts'
import type { Db } from '#database/database.ts'

/** A key for a program of a body's, or of the nation's. */
export const aKeyFor = async (db: Db, body: string | null, isTrusted: boolean): Promise<string> =>
  (await createKey(db, { body, name: 'Appen', scope: 'open311', isTrusted, perMinute: 600 })).key

type Sent = Record<string, string | undefined>

/** A report as a program sends it, with what is given changed or, where it is undefined, left out. */
export const aPost = (changes: Sent): URLSearchParams => {
  const whole: Sent = {
    service_code: 'hal',
    lat: '57.930180',
    long: '12.533520',
    description: 'Djupt hål vid torget\nDet är en halv meter brett.',
    email: 'Ada@invanare.example',
    first_name: 'Ada',
    last_name: 'Lind',
    phone: '070-123 45 67',
    ...changes,
  }
  return formOf(whole)
}

export const formOf = (fields: Sent): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined))

/** The one thing that is answered. */
export const answered = async (answer: Response) => (await answer.json())[0]

export const errorsOf = async (answer: Response): Promise<string[]> =>
  (await answer.json()).map(({ code }: { code: string }) => code)

/** How much there is of all that a post may make. */
export async function countsOf(db: Db) {
  const { rows } =
    await sql`select (select count(*) from drafts) as drafts, (select count(*) from reports) as reports,
    (select count(*) from submissions) as submissions, (select count(*) from photos) as photos,
    (select count(*) from events) as events`.execute(db)
  return rows[0]
}
