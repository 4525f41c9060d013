import type { Db } from '#database/database.ts'
import { sections, type Who } from './export-sections.ts'

type Exporting = { person: number; schema: string }

/**
 * Everything that is kept of a person, as JSON in the shape of `docs/mina-uppgifter.schema.json`: written piece by piece
 * while it is read, so that it may be long.
 */
export async function* exportPerson(
  db: Db,
  { person, schema }: Exporting,
): AsyncGenerator<string, void, void> {
  const known = await db
    .selectFrom('people')
    .select(['email', 'language', 'proven_at as provenAt'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const head = { $schema: schema, version: 1, madeAt: new Date(), person: known }
  yield JSON.stringify(head, null, 1).replace(/\n\}$/, '')
  const who = { person, email: known.email ?? '' }
  for (const name of Object.keys(sections).filter(isSection)) {
    yield `,\n "${name}": [`
    let before = ''
    for await (const row of rowsOf(db, who, name)) {
      yield `${before}\n  ${JSON.stringify(row)}`
      before = ','
    }
    yield ']'
  }
  yield '\n}\n'
}

const isSection = (name: string): name is keyof typeof sections => Object.hasOwn(sections, name)

/** A page at a time, each from where the last one ended. */
async function* rowsOf(db: Db, who: Who, name: keyof typeof sections) {
  const section = sections[name]
  let after: string | undefined = section.first
  while (after !== undefined) {
    const { rows } = await section.rows(who, after).execute(db)
    for (const { key: _, ...row } of rows) yield row
    after = rows.length < section.atOnce ? undefined : rows.at(-1)?.key
  }
}
