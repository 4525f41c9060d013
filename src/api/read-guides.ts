import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import type { ApiRooms } from './rooms.ts'

/** What our docs tell those who build programs, as the docs' folder has it. */
export async function readGuides(): Promise<ApiRooms['guides']> {
  const read = (name: string) => readFile(join(projectFolder, 'docs', name), 'utf8')
  const [integration, api] = await Promise.all([read('integration.md'), read('api.md')])
  return { integration, api }
}
