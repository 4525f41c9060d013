import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type postgres from 'postgres'
import { projectFolder } from './project-folder.ts'

const lockKey = 715_001

/**
 * Brings the database forward: runs each `migrations/*.sql` not yet run, in order, all in one
 * transaction. Safe to call from several processes at once. A file changed after it ran is refused.
 */
export async function migrate(
  sql: postgres.Sql,
  folder = join(projectFolder, 'migrations'),
): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()
  const migrations = await Promise.all(
    files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockKey})`
    await tx`create table if not exists migrations (name text primary key, checksum text not null, run_at timestamptz not null default now())`
    const known = new Map(
      (await tx<{ name: string; checksum: string }[]>`select name, checksum from migrations`).map((m) => [
        m.name,
        m.checksum,
      ]),
    )
    const run: string[] = []
    for (const { name, text } of migrations) {
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = known.get(name)
      if (before === checksum) continue
      if (before)
        throw new Error(`migrations/${name} was changed after it ran here; write a new migration instead`)
      await tx.unsafe(text)
      await tx`insert into migrations (name, checksum) values (${name}, ${checksum})`
      run.push(name)
    }
    return run
  })
}
