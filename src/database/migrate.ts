import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { projectFolder } from './project-folder.ts'
import { inTransaction } from './transaction.ts'

const lockKey = 715_001

/**
 * Brings the database forward: runs each `migrations/*.sql` not yet run, in order, all in one
 * transaction. Safe to call from several processes at once. A file changed after it ran is refused.
 */
export async function migrate(db: Db, folder = join(projectFolder, 'migrations')): Promise<string[]> {
  const migrations = await migrationsIn(folder)
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx)
    const known = await migrationsRun(tx)
    const run: string[] = []
    for (const { name, text, checksum } of migrations) {
      const before = known.get(name)
      if (before === checksum) continue
      if (before)
        throw new Error(`migrations/${name} was changed after it ran here; write a new migration instead`)
      await sql.raw(text).execute(tx)
      await sql`insert into migrations (name, checksum) values (${name}, ${checksum})`.execute(tx)
      run.push(name)
    }
    return run
  })
}

async function migrationsIn(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function migrationsRun(tx: Db): Promise<Map<string, string>> {
  await sql`create table if not exists migrations (
    name text primary key, checksum text not null, run_at timestamptz not null default now())`.execute(tx)
  const { rows } = await sql<{
    name: string
    checksum: string
  }>`select name, checksum from migrations`.execute(tx)
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}
