import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formLimit, type ReadForm, readForm } from './form.ts'
import { pourInto } from './pour-upload.ts'
import type { ReceivedFile, Upload, UploadRules } from './upload.ts'

// Each takes a file handle and a few hundred kB of memory; more than this many are asked to come back.
const mostAtOnce = 64
let underWay = 0

/** Reads a posted form with its files, which go straight to the disk. One without files is read as any other. */
export async function readUpload(request: Request, rules: UploadRules): Promise<Upload> {
  if (!isMultipart(request)) return withoutFiles(await readForm(request, rules))
  if (Number(request.headers.get('content-length')) > mostBytes(rules))
    return { ok: false, why: 'files_too_large' }
  if (underWay >= mostAtOnce) return { ok: false, why: 'busy' }
  underWay += 1
  const paths: string[] = []
  const place = () => {
    const path = join(rules.folder, randomUUID())
    paths.push(path)
    return path
  }
  try {
    const poured = await pourInto(place, request, { ...rules, mostBytes: mostBytes(rules) })
    if (!poured.ok) await removeAll(paths)
    return poured
  } catch (error) {
    await removeAll(paths)
    throw error
  } finally {
    underWay -= 1
  }
}

/** Removes what nobody has taken. */
export const discardFiles = (files: readonly ReceivedFile[]): Promise<unknown> =>
  removeAll(files.flatMap(({ path }) => path ?? []))

const isMultipart = ({ headers }: Request) =>
  /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '')

const withoutFiles = (form: ReadForm): Upload => (form.ok ? { ...form, files: [] } : form)

/** All the files a form may bring, its words, and what stands between them. */
const mostBytes = ({ mostFiles, bytesEach }: UploadRules): number => mostFiles * bytesEach + 2 * formLimit

const removeAll = (paths: readonly string[]): Promise<unknown> =>
  Promise.all(paths.map((path) => rm(path, { force: true })))
