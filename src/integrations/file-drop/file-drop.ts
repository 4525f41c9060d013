import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kind } from '../kind.ts'
import type { Receiver } from '../receiver.ts'
import { type Drop, dropDelivery, lookInFolder, outcomeOfError } from './drop-delivery.ts'
import { putFile } from './put-file.ts'
import { fileDropSettings } from './settings.ts'

/** Files in a folder, for bodies whose systems read such: see README.md. It lies below one that bodies don't choose. */
export const fileDrop: Kind<typeof fileDropSettings> = {
  settings: fileDropSettings,
  secrets: [],
  personalFields: ['anmalare', 'epost'],
  open({ settings, baseUrl, categoryName, dropFolder }) {
    if (dropFolder === undefined) return noFolder
    const drop: Drop = { folder: join(dropFolder, settings.folder), settings, baseUrl, categoryName }
    return {
      send: (delivery) => dropDelivery(drop, delivery),
      find: (delivery) => lookInFolder(drop, delivery),
      async check(tell = () => undefined) {
        const { ok, answer } = await tryFolder(drop.folder)
        tell({ step: 'write', ok, answer })
        return { ok, answer }
      },
    }
  },
}

const answer = 'there is no folder for files here'
const noFolder: Receiver = {
  send: async () => ({ outcome: 'refused', answer }),
  async check(tell = () => undefined) {
    tell({ step: 'write', ok: false, answer })
    return { ok: false, answer }
  },
}

/** Leaves a file there and takes it away. */
async function tryFolder(folder: string): Promise<{ ok: boolean; answer: string }> {
  const name = `.prov-${randomUUID()}`
  try {
    await mkdir(folder, { recursive: true })
    await putFile(folder, name, '', 'prov')
    await rm(join(folder, name))
    return { ok: true, answer: 'a file can be left there' }
  } catch (error) {
    return { ok: false, answer: outcomeOfError(error).answer }
  }
}
