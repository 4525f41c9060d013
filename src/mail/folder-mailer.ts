import { access, constants, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { composeMail, isPlainAddress } from './compose-mail.ts'
import type { Mailer } from './mail.ts'
import { failureOf } from './outcome.ts'

type Options = { folder: string; from: string }

/** Puts each letter in a folder as an .eml file, byte for byte what SMTP would have sent. */
export function folderMailer({ folder, from }: Options): Mailer {
  return {
    async send(mail) {
      if (!isPlainAddress(mail.to)) return { outcome: 'refused', answer: 'The address is not usable.' }
      const bytes = await composeMail(mail, from)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeWhole(join(folder, fileName(mail.messageId)), bytes)
        return { outcome: 'sent', answer: 'Written to the mail folder.' }
      } catch (error) {
        return { outcome: 'later', answer: `The mail folder cannot be written (${failureOf(error).code}).` }
      }
    },
    check: () => checkFolder(folder),
    close: () => undefined,
  }
}

const fileName = (messageId: string): string =>
  `${(messageId.split('@')[0] ?? '').replace(/[^\w-]/g, '_').slice(0, 100)}.eml`

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const half = `${path}.${process.pid}.half`
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, path)
}

async function checkFolder(folder: string): Promise<{ ok: boolean; answer: string }> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return { ok: true, answer: 'The mail folder can be written.' }
  } catch (error) {
    return { ok: false, answer: `The mail folder cannot be written (${failureOf(error).code}).` }
  }
}
