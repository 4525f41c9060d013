import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, migrations and data, whether we run from src or from the built dist. */
export const projectFolder = upToPackage(dirname(fileURLToPath(import.meta.url)))

function upToPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json was not found above the program')
  return upToPackage(parent)
}
