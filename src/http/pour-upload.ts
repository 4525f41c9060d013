import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { log, reasonOf } from '../log.ts'
import { bytesInTime, TooMuch } from './bytes-in-time.ts'
import { formLimit, gatherWords, mostFields, type ReadForm } from './form.ts'
import type { ReceivedFile, Upload, UploadRules } from './upload.ts'

type Pouring = UploadRules & { mostBytes: number }

/**
 * Pours a multipart form out: files onto the disk, at places given by `place`, words into fields. No more of a
 * file is in memory than a stream holds. What breaks off, falls silent or is more than it may be is no form.
 */
export async function pourInto(place: () => string, request: Request, rules: Pouring): Promise<Upload> {
  const reader = readerOf(request, rules)
  if (!reader) return { ok: false, why: 'unreadable' }
  const words = gatherWords(rules)
  const files: Promise<ReceivedFile | null>[] = []
  const streams: BusboyFileStream[] = []
  const stop = new AbortController()
  let taken = 0
  reader.on('field', (name, value, _, isCut) => words.add(name, value, isCut))
  reader.on('fieldsLimit', words.spoil)
  reader.on('file', (field, stream, filename) => {
    const isWanted = bringsFiles(rules, field)
    // Browsers send a part without name and bytes where nothing was chosen.
    const isChosen = Boolean(filename)
    const isTaken = isWanted && isChosen && taken < rules.mostFiles
    if (isTaken) taken += 1
    streams.push(stream)
    const file = isTaken
      ? store(stream, field, place())
      : passOver(stream, isWanted && isChosen ? field : null)
    // A reader whose file has no place to go would wait for ever.
    file.catch((error: unknown) => stop.abort(error))
    files.push(file)
  })
  try {
    await pipeline(Readable.from(bytesInTime(request, rules.mostBytes)), reader, { signal: stop.signal })
    const received = (await Promise.all(files)).filter((file) => file !== null)
    return formOf(words.read(), received)
  } catch (error) {
    // The reader doesn't tell its files that no more comes.
    for (const stream of streams) stream.destroy()
    await Promise.allSettled(files)
    return { ok: false, why: whyNot(isOfTheDisk(stop.signal.reason) ? stop.signal.reason : error) }
  }
}

function whyNot(error: unknown): Extract<Upload, { ok: false }>['why'] {
  if (error instanceof TooMuch) return 'files_too_large'
  if (!isOfTheDisk(error)) return 'unreadable'
  log('error', 'upload not stored', { reason: reasonOf(error) })
  return 'busy'
}

/** The disk is full, or gone: nothing the sender can mend. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && /^(open|write|close|fsync)$/.test(String(error.syscall))

function readerOf({ headers }: Request, { bytesEach }: Pouring) {
  const limits = {
    fields: mostFields,
    fieldSize: formLimit,
    fileSize: bytesEach,
    parts: mostFields + 20,
    headerPairs: 20,
    headerSize: 8 * 1024,
  }
  try {
    return new Busboy({ headers: { 'content-type': headers.get('content-type') ?? '' }, limits })
  } catch {
    return null
  }
}

async function store(stream: BusboyFileStream, field: string, path: string): Promise<ReceivedFile> {
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  if (!stream.truncated) return { field, path }
  await rm(path)
  return { field, path: null, why: 'too_large' }
}

async function passOver(stream: BusboyFileStream, surplus: string | null): Promise<ReceivedFile | null> {
  for await (const _ of stream);
  return surplus === null ? null : { field: surplus, path: null, why: 'too_many' }
}

const bringsFiles = ({ fields }: Pouring, field: string): boolean =>
  fields instanceof RegExp ? fields.test(field) : fields.includes(field)

const formOf = (words: ReadForm, files: ReceivedFile[]): Upload => (words.ok ? { ...words, files } : words)
