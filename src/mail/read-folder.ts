import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
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
  const written = await Promise.all(
    files.filter((file) => file.endsWith('.eml')).map((file) => whenWritten(folder, file)),
  )
  const newest = written.sort((a, b) => b.at - a.at).slice(0, limit)
  const letters = await Promise.all(newest.map((file) => rowOf(folder, file)))
  return letters.filter((letter) => letter !== null)
}

type Written = { file: string; at: number }

const whenWritten = async (folder: string, file: string): Promise<Written> => ({
  file,
  at: await stat(join(folder, file)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  ),
})

/** What lists have shown, by file and time: who waits for a letter asks again and again, and reading mail is slow. */
const rows = new LRUCache<string, LetterInFolder>({ max: 500 })

async function rowOf(folder: string, { file, at: writtenAt }: Written): Promise<LetterInFolder | null> {
  const key = `${join(folder, file)} ${writtenAt}`
  const known = rows.get(key)
  if (known) return known
  const letter = await readLetter(folder, file.slice(0, -'.eml'.length))
  if (!letter) return null
  const { id, from, to, subject, title, at } = letter
  const row = { id, from, to, subject, title, at }
  rows.set(key, row)
  return row
}

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
