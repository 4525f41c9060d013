import type { PdfPart } from '#files/pdf/pdf-document.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { disclosing } from '#i18n/sv/pages/disclosing.ts'
import type { CopiedPhoto } from '#moderation/disclosing/masked-copy.ts'
import { fileOf } from '#reports/photos/photo.ts'

const words = disclosing.copy

/** A document is read into memory with its pictures. */
const mostPictures = 30

export type Pictures = {
  /** Each photo as a picture, or as words where it is hidden or not made; `say` tells them apart. */
  of(photos: readonly CopiedPhoto[], say: (place: number, count: number) => string): Promise<PdfPart[]>
  /** Told last: how many there was no room for. */
  left(): PdfPart[]
}

/** The pictures of one document, read as everybody sees them. */
export function picturesFor(store: PhotoStore): Pictures {
  let wanted = 0
  return {
    async of(photos, say) {
      const parts: PdfPart[] = []
      for (const [place, photo] of photos.entries()) {
        const alt = say(place + 1, photos.length)
        if (photo.isHidden) parts.push(told(alt, words.photoHidden))
        else if (photo.state !== 'ready') parts.push(told(alt, words.photoUnmade))
        else {
          wanted += 1
          if (wanted <= mostPictures) parts.push(await pictureOf(store, photo, alt))
        }
      }
      return parts
    },
    left: () =>
      wanted > mostPictures ? [{ is: 'words', words: words.photosLeft(wanted - mostPictures) }] : [],
  }
}

const told = (alt: string, what: string): PdfPart => ({ is: 'words', words: `${alt}: ${what}` })

async function pictureOf(store: PhotoStore, { address, width, height }: CopiedPhoto, alt: string) {
  const jpeg = await store.read(fileOf(address, 'large'))
  return jpeg ? ({ is: 'picture', jpeg, width, height, alt } satisfies PdfPart) : told(alt, words.photoUnmade)
}
