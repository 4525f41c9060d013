import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openConfigured } from './open-configured.ts'
import { projectFolder } from './project-folder.ts'

const opened = (settings: Record<string, string>) =>
  openConfigured(readConfig({ FMG_MODE: 'local', ...settings }, projectFolder))
const notAFolder = `${projectFolder}/package.json`
const nobodyThere = 'postgres://localhost:1/x'

test('a DATA_DIR that is no folder is refused where the database or letters would lie in it', async () => {
  const sentence = `DATA_DIR=${notAFolder} is a file, not a folder.`
  await expect(opened({ DATA_DIR: notAFolder })).rejects.toThrow(sentence)
  await expect(opened({ DATA_DIR: notAFolder, DATABASE_URL: nobodyThere })).rejects.toThrow(sentence)
})

test('a database that cannot be reached is refused with the reason alone', async () => {
  const settings = { DATA_DIR: notAFolder, DATABASE_URL: nobodyThere, SMTP_URL: 'smtp://localhost:1' }
  await expect(opened(settings)).rejects.toThrow(/^DATABASE_URL can't be used: connect ECONNREFUSED/)
})
