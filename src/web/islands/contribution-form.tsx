import { workForm } from './form/work-form.tsx'
import { keptPhotos } from './keeping/shelf.ts'
import { keyField } from './keeping/take-up-draft.ts'

/** Photos go by themselves while the rest is written, also those taken for the report that this has taken the place of. */
const form = document.querySelector<HTMLFormElement>('form#form')
if (form) void work(form)

async function work(form: HTMLFormElement): Promise<void> {
  const key = keyField(form).value
  workForm(form, { key, keeper: null, photos: await keptPhotos(key), isRestored: false })
}
