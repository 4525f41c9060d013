import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import { type ApiRooms, guideFiles, guides } from './rooms.ts'

/** What our docs tell those who build programs, as the docs have it. */
export async function readGuides(): Promise<ApiRooms['guides']> {
  const read = guides.map(async (guide) => [
    guide,
    await readFile(join(projectFolder, guideFiles[guide]), 'utf8'),
  ])
  return Object.fromEntries(await Promise.all(read)) as ApiRooms['guides']
}
