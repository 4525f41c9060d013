import type { Fields, ReadForm } from './form.ts'

/** A file that came with a form. Without `path` nothing of it was kept: too large, or one too many. */
export type ReceivedFile = { field: string; path: string } | { field: string; path: null; why: FileRefusal }
export type FileRefusal = 'too_large' | 'too_many'

export type Upload =
  | { ok: true; fields: Fields; files: readonly ReceivedFile[] }
  | { ok: false; why: Extract<ReadForm, { ok: false }>['why'] | 'files_too_large' | 'busy' }

export type UploadRules = {
  /** The fields that may bring files; what comes in others is left out. */
  fields: readonly string[]
  /** Where they are put. Whoever reads the form removes what nobody has moved: `discardFiles`. */
  folder: string
  mostFiles: number
  bytesEach: number
}
