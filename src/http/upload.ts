import type { FormRules, ReadForm } from './form.ts'

/** A file that came with a form. Without `path` nothing of it was kept: too large, or one too many. */
export type ReceivedFile = { field: string; path: string } | { field: string; path: null; why: FileRefusal }
export type FileRefusal = 'too_large' | 'too_many'

export type Upload =
  | (Extract<ReadForm, { ok: true }> & { files: readonly ReceivedFile[] })
  | { ok: false; why: Extract<ReadForm, { ok: false }>['why'] | 'files_too_large' | 'busy' }

export type UploadRules = FormRules & {
  /** The fields that may bring files, by name or by what names look like; what comes in others is left out. */
  fields: readonly string[] | RegExp
  /** Where they are put. Whoever reads the form removes what nobody has moved: `discardFiles`. */
  folder: string
  mostFiles: number
  bytesEach: number
}
