import type { z } from 'zod'
import { bytesInTime, TooMuch } from './bytes-in-time.ts'

/** What a form sent: each name once, and words only. */
export type Fields = Readonly<Record<string, string>>
/** What stood in a form, as it came: a name may stand several times. */
export type Entries = readonly (readonly [name: string, value: string])[]
export type ReadForm =
  | { ok: true; fields: Fields; entries: Entries }
  | { ok: false; why: 'too_large' | 'unreadable' }
/** `mayRepeat`: for forms that are not ours, where a name may stand several times; the last is the field. */
export type FormRules = { mayRepeat?: boolean | undefined }

export const formLimit = 64 * 1024
export const mostFields = 60

/** Reads a posted form, urlencoded or multipart, up to the limit; files in it are left out. */
export async function readForm(request: Request, rules: FormRules = {}): Promise<ReadForm> {
  const bytes = await bytesOf(request, formLimit)
  if (typeof bytes === 'string') return { ok: false, why: bytes }
  const form = await formDataOf(bytes, request.headers.get('content-type') ?? '')
  return form ? fieldsOf(form, rules) : { ok: false, why: 'unreadable' }
}

async function bytesOf(
  request: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too_large' | 'unreadable'> {
  if (Number(request.headers.get('content-length')) > limit) return 'too_large'
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of bytesInTime(request, limit)) chunks.push(chunk)
  } catch (error) {
    return error instanceof TooMuch ? 'too_large' : 'unreadable'
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function formDataOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  if (bytes.length === 0) return new FormData()
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

function fieldsOf(form: FormData, rules: FormRules): ReadForm {
  const words = gatherWords(rules)
  for (const [name, value] of form) if (typeof value === 'string') words.add(name, value)
  return words.read()
}

/** Gathers what a form holds, name by name, until it is more than a form of ours may be. */
export function gatherWords({ mayRepeat = false }: FormRules) {
  const entries: [string, string][] = []
  const names = new Set<string>()
  let why: Extract<ReadForm, { ok: false }>['why'] | null = null
  let left = formLimit
  return {
    spoil: () => {
      why ??= 'unreadable'
    },
    add(name: string, value: string, isCut = false) {
      left -= Buffer.byteLength(name) + Buffer.byteLength(value)
      if (isCut || left < 0) why ??= 'too_large'
      // A field of ours never stands twice; one that does is somebody trying, and there is no right value to pick.
      if ((names.has(name) && !mayRepeat) || entries.length >= mostFields) why ??= 'unreadable'
      if (why !== null) return
      names.add(name)
      entries.push([name, value])
    },
    read: (): ReadForm =>
      why === null ? { ok: true, fields: Object.fromEntries(entries), entries } : { ok: false, why },
  }
}

/** By field, the name of the sentence that says what is wrong; the first mistake of each field counts. */
export type Mistakes<Mistake extends string = string> = Readonly<Record<string, Mistake>>
export type Parsed<T> = { ok: true; value: T } | { ok: false; mistakes: Mistakes }

/** A schema's own messages are names of sentences: pages put them into the reader's language. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  fields: Fields,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(fields)
  if (result.success) return { ok: true, value: result.data }
  const mistakes: Record<string, string> = {}
  for (const { path, message } of result.error.issues) mistakes[String(path[0] ?? 'form')] ??= message
  return { ok: false, mistakes }
}
