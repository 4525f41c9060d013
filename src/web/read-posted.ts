import { photoLimits } from '#files/photo-limits.ts'
import { readForm } from '#http/form.ts'
import { readUpload } from '#http/read-upload.ts'
import type { Upload } from '#http/upload.ts'
import type { Ask } from './ask.ts'
import type { Route } from './route.ts'

/** Reads what was posted; files only where the route takes them, and from our own pages. */
export async function readPosted({ c, rooms }: Ask, { files }: Route, isOurs: boolean): Promise<Upload> {
  if (files)
    return readUpload(c.req.raw, {
      fields: isOurs ? files : [],
      folder: rooms.photos.incoming,
      mostFiles: photoLimits.perForm,
      bytesEach: photoLimits.bytes,
    })
  const form = await readForm(c.req.raw)
  return form.ok ? { ...form, files: [] } : form
}
