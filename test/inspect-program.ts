import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'

/** The process that mail is looked into in, built as the service has it. Gone when the file has run. */
export async function inspectProgram(): Promise<string> {
  // Where its packages are found.
  const folder = await mkdtemp(join(projectFolder, 'node_modules', '.inspect-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const outfile = join(folder, 'inspect-mail.mjs')
  await build({
    entryPoints: [join(projectFolder, 'src/inbound/inspect/inspect-process.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile },
  })
  return outfile
}
