import type { z } from 'zod'
import { bytesInTime, TooMuch } from './bytes-in-time.ts'

/** What a form sent: each name once, and words only. */
export type Fields = Readonly<Record<string, string>>
export type ReadForm = { ok: true; fields: Fields } | { ok: false; why: 'too_large' | 'unreadable' }

export const formLimit = 64 * 1024
export const mostFields = 60

/** Reads a posted form, urlencoded or multipart, up to the limit; files in it are left out. */
export async function readForm(request: Request): Promise<ReadForm> {
  const bytes = await bytesOf(request, formLimit)
  if (typeof bytes === 'string') return { ok: false, why: bytes }
  const form = await formDataOf(bytes, request.headers.get('content-type') ?? '')
  return form ? fieldsOf(form) : { ok: false, why: 'unreadable' }
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

// A field of ours never stands twice; one that does is somebody trying, and there is no right value to pick.
function fieldsOf(form: FormData): ReadForm {
  const fields = new Map<string, string>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    if (fields.has(name) || fields.size >= mostFields) return { ok: false, why: 'unreadable' }
    fields.set(name, value)
  }
  return { ok: true, fields: Object.fromEntries(fields) }
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
