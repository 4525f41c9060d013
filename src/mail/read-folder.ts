import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'

/** A letter in the mail folder, as a list shows it. */
export type LetterInFolder = {
  id: string
  from: string
  to: string
  subject: string
  /** Its first line: what it tells. */
  title: string
  at: Date
}

/** A letter in the mail folder, opened. `html` is the sender's: show it in a sandboxed frame only. */
export type OpenedLetter = LetterInFolder & {
  text: string
  html: string | null
  headers: { name: string; value: string }[]
  attachments: { name: string; type: string; content: string }[]
}

/** The newest letters first. */
export async function listLetters(folder: string, limit: number): Promise<LetterInFolder[]> {
  const files = await readdir(folder).catch(() => [])
  const ids = files.flatMap((file) => (file.endsWith('.eml') ? [file.slice(0, -'.eml'.length)] : []))
  const written = await Promise.all(ids.map((id) => whenWritten(folder, id)))
  const newest = written.sort((a, b) => b.at - a.at).slice(0, limit)
  const letters = await Promise.all(newest.map(({ id }) => readLetter(folder, id)))
  return letters.flatMap((letter) => {
    if (!letter) return []
    const { id, from, to, subject, title, at } = letter
    return [{ id, from, to, subject, title, at }]
  })
}

const whenWritten = async (folder: string, id: string) => ({
  id,
  at: await stat(join(folder, `${id}.eml`)).then(
    (file) => file.mtimeMs,
    () => 0,
  ),
})

/** One letter, or null when there is none of that name. */
export async function readLetter(folder: string, id: string): Promise<OpenedLetter | null> {
  if (!/^[\w-]{1,100}$/.test(id)) return null
  const bytes = await readFile(join(folder, `${id}.eml`)).catch(() => null)
  if (!bytes) return null
  const mail = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true })
  return {
    id,
    to: addressesIn(mail.to),
    from: addressesIn(mail.from),
    subject: mail.subject ?? '',
    title: /.*/.exec(mail.text ?? '')?.[0] ?? '',
    at: mail.date ?? new Date(0),
    text: mail.text ?? '',
    html: mail.html || null,
    headers: mail.headerLines.map(({ key, line }) => ({
      name: key,
      value: line.slice(key.length + 1).trim(),
    })),
    attachments: mail.attachments.map(({ filename = '', contentType, content }) => ({
      name: filename,
      type: contentType,
      content: content.toString('utf8'),
    })),
  }
}

const addressesIn = (header: AddressObject | AddressObject[] | undefined): string =>
  [header ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ address }) => address ?? ''))
    .join(', ')
