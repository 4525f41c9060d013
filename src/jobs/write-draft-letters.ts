import { categoryName } from '#bodies/catalogue.ts'
import { nearestMunicipalities } from '#geo/nearest-place.ts'
import { formatDay } from '#i18n/formats.ts'
import { mailedDraft } from '#letters/mailed-draft.ts'
import { type MailedDraftRow, mailedDraft as mailedDraftOf } from '#reports/mails/mailed-draft.ts'
import { suggestCategories } from '#text/category-suggestion.ts'
import { paths } from '../paths.ts'
import type { Write } from './write-letter.ts'

/** To who has mailed a picture or some words: what it was understood as, and the link to finish it by. */
export const mailed_draft: Write = async ({ db, links, baseUrl }, { draft: id, link, address, language }) => {
  const draft = id && link && address ? await mailedDraftOf(db, id, link) : undefined
  if (!draft || !link || !address) return null
  const { title, description, photos, leftBehind, expiresAt, isOwn, email } = draft
  const [category] = suggestCategories(`${title}\n${description}`)
  return {
    to: address,
    ...mailedDraft({
      ...{ language, baseUrl, title, photos, leftBehind },
      path: isOwn
        ? paths.confirmation(links.token('confirm', link))
        : paths.draft(links.token('draft', link)),
      whose: isOwn ? 'own' : email ? 'other' : 'unknown',
      place: placeOf(draft),
      category: category ? categoryName(category, language) : null,
      until: formatDay(expiresAt, language),
    }),
  }
}

function placeOf({ taken, lat, lon, placeWords }: MailedDraftRow) {
  const near = (lat: number, lon: number) => nearestMunicipalities({ lat, lon }).candidates[0].place
  if (taken) return { from: 'photo' as const, words: near(taken.lat, taken.lon) }
  if (lat !== null && lon !== null) return { from: 'mail' as const, words: near(lat, lon) }
  return placeWords === '' ? null : { from: 'words' as const, words: placeWords }
}
