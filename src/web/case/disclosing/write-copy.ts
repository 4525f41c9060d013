import { writePdf } from '#files/pdf/write-pdf.ts'
import { formatDay, formatTime } from '#i18n/formats.ts'
import { disclosing } from '#i18n/sv/pages/disclosing.ts'
import type { MaskedCopy } from '#moderation/disclosing/masked-copy.ts'
import type { Ask } from '../../ask.ts'
import { picturesFor } from './copied-photos.ts'
import { aboutMasking, aboutReport, whatHappened, whoHeld } from './copy-parts.ts'

const words = disclosing.copy

/** The masked copy as a document. Nothing that is masked is in the file: what is drawn is all that it holds. */
export async function writeCopy(ask: Ask, copy: MaskedCopy): Promise<Buffer> {
  const now = new Date()
  const pictures = picturesFor(ask.rooms.photos)
  const own = await pictures.of(copy.photos, words.photo)
  const body = copy.holders.at(-1)?.name ?? ''
  return writePdf({
    title: words.titled(copy.number),
    language: 'sv',
    head: words.head(copy.number),
    foot: (page, pages) => words.foot(formatDay(now, 'sv'), page, pages),
    unknownSign: words.unknownSign,
    parts: [
      { is: 'heading', level: 1, words: words.titled(copy.number) },
      { is: 'words', words: words.made(body, formatTime(now, 'sv')) },
      ...aboutMasking(copy),
      ...aboutReport(ask, copy),
      ...(own.length > 0 ? [{ is: 'heading', level: 2, words: words.photos } as const, ...own] : []),
      ...whoHeld(copy),
      ...(await whatHappened(copy, pictures)),
      ...pictures.left(),
    ],
  })
}
