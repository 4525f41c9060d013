import type { Mistakes } from '#http/form.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { reviewing as words } from '#i18n/sv/pages/reviewing.ts'
import { markOfWords, type ReviewedEntry, type ReviewedReport } from '#moderation/reviewed-report.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { openedBy, wordsField } from './opened-entry.ts'
import { reviewAddress } from './review-address.ts'
import { ReviewedPhotos, Turn } from './reviewed-photos.tsx'
import { typed } from './typed.ts'

type EntriesProps = { ask: Ask; report: ReviewedReport; mistakes: Mistakes }

/** What has been said on the report, for everybody, each with its photos. */
export const ReviewedEntries = ({ ask, report, mistakes }: EntriesProps) => (
  <>
    {report.entries.map((entry) => (
      <Card key={entry.id}>
        <p class="muted">
          {words.writtenBy[entry.writtenBy]} · {formatTime(entry.at, 'sv')}
        </p>
        <Words ask={ask} entry={entry} mistakes={mistakes} />
        {entry.isHidden && <p>{words.hiddenEntry}</p>}
        <ReviewedPhotos
          ask={ask}
          photos={report.photos.filter((photo) => photo.entry === entry.id)}
          all={report.photos}
        />
        <Turn
          ask={ask}
          name={`entry-${entry.id}`}
          isHidden={entry.isHidden}
          label={entry.isHidden ? words.showEntry : words.hideEntry}
        />
      </Card>
    ))}
  </>
)

type WordsProps = { ask: Ask; entry: ReviewedEntry; mistakes: Mistakes }

/** To be changed once that is asked for: all there are at once would be more than a form may send. */
function Words({ ask, entry: { id, words: said, language }, mistakes }: WordsProps) {
  if (said === '') return <p class="said">{words.wordless}</p>
  if (openedBy(ask.fields, id))
    return (
      <>
        <HiddenField name={`mark-${id}`} value={ask.fields[`mark-${id}`] ?? markOfWords(said)} />
        <TextArea {...typed(ask, mistakes, wordsField(id), said)} label={words.entryWords} required />
      </>
    )
  return (
    <>
      <p class="said" {...foreign(language, 'sv')}>
        {said}
      </p>
      <Button name="act" value={`open-${id}`} formaction={`${reviewAddress(ask)}#${wordsField(id)}`}>
        {words.changeEntry}
      </Button>
    </>
  )
}
