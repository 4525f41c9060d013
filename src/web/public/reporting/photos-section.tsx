import { paths } from '#paths.ts'
import type { Ask } from '../../ask.ts'
import { FileField } from '../../ui/file-field.tsx'
import { mistakeAt } from './form-field.ts'
import { FormPhotoTiles } from './form-photo-tiles.tsx'
import type { ShownPhoto } from './form-photos.ts'
import type { FormToShow } from './form-to-show.ts'

/** What browsers offer: some don't know HEIC for an image. */
export const acceptedPhotos = 'image/*,.heic,.heif'

type Props = {
  ask: Ask
  form: Pick<FormToShow, 'key' | 'photos' | 'mistakes'>
  /** Where a page has several forms that take photos: which one. Scripts work the one that has none. */
  of?: string
}

/** Photos of the problem: those that are kept already, and a field for more. */
export function PhotosSection({ ask, form, of }: Props) {
  const words = ask.say.pages.photos
  const id = (part: string) => (of === undefined ? part : `${of}-${part}`)
  return (
    <div
      id={id('photo-field')}
      class={of === undefined ? 'photo-field flow' : 'flow'}
      data-api={of === undefined ? apiOf(ask.language, form.key) : undefined}
    >
      <FileField
        name="photos"
        id={id('photos')}
        label={words.field}
        hint={words.hint}
        error={mistakeAt(ask, form, 'photos')}
        accept={acceptedPhotos}
        multiple
      />
      <div id={id('photo-list')} class="flow">
        <FormPhotoTiles ask={ask} photos={form.photos} isRemovable />
      </div>
    </div>
  )
}

const apiOf = (language: 'sv' | 'en', key: string): string => paths.apiPhotos(key, language)

export const hasBroken = (photos: readonly Pick<ShownPhoto, 'state'>[]): boolean =>
  photos.some(({ state }) => state === 'broken')
