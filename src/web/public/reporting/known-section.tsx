import { categoryByCode } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import { type ShownKnown, shownKnown } from '#reports/nearby/shown-known.ts'
import { whatIsKnown } from '#reports/nearby/what-is-known.ts'
import type { Ask } from '../../ask.ts'
import { KnownBox, type KnownWords } from '../../ui/known-box.tsx'
import type { SectionProps } from './form-field.ts'
import { chosenHome, type FormPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { answerFor } from './recipient.ts'

/** What others have reported nearby: by the island as soon as the category is chosen, else by the page that comes back. */
export function KnownSection({ ask, form }: SectionProps) {
  if (form.known === undefined) return null
  const { point, isTown } = form.place
  return (
    <div
      id="known"
      class="flow known-box"
      data-api={paths.apiNearby(point, { language: ask.language, isTown })}
      data-words={JSON.stringify(knownWords(ask))}
    >
      <KnownBox known={form.known} words={knownWords(ask)} />
    </div>
  )
}

export function knownWords({ say }: Ask): KnownWords {
  const { found, same, said, also } = say.pages.known
  return { found: [0, 1, 2, 3, 4, 5].map(found), same, said, also }
}

/** Nothing before the category is known. */
export async function knownAt(
  ask: Ask,
  { place, fields }: { place: FormPlace; fields: FormToShow['fields'] },
): Promise<ShownKnown | null> {
  const category = categoryByCode(fields['category'] ?? '')?.code
  if (!category) return null
  const { municipality } = chosenHome(place, fields) ?? { municipality: place.candidates[0] }
  const answer = answerFor(ask, { place, municipality, category, chosen: undefined })
  const { point, isTown } = place
  const holder = answer?.recipient.body ?? null
  return shownKnown(ask.language, await whatIsKnown(ask.rooms.db, { point, isTown, category }, holder))
}
