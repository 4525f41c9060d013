import { categoryGroups } from '#bodies/catalogue.ts'
import { nearestMunicipalities } from '#geo/nearest-place.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { StoredWatch } from './watch-queries.ts'

type Said = Pick<StoredWatch, 'watched' | 'bodyName' | 'groups'>

/** What is watched, in words: "Inom 1 km från Stora torget", and of which kinds where not all. */
export function sayWatch({ watched, bodyName, groups }: Said, language: Language): string {
  const { watch } = messagesIn(language).words
  const where =
    watched.subject === 'circle'
      ? watch.circle(watched.metres, watched.words || watch.near(nearestTo(watched.point)))
      : watch[watched.subject](bodyName ?? '')
  const kinds = categoryGroups.filter(({ code }) => groups.includes(code)).map((group) => group[language])
  return kinds.length === 0 ? where : watch.only(where, kinds.join(', '))
}

/** The same without a word that anybody wrote: for an address that nobody has proven. */
export const sayUnproven = ({ watched, ...said }: Said, language: Language): string =>
  sayWatch({ ...said, watched: watched.subject === 'circle' ? { ...watched, words: '' } : watched }, language)

const nearestTo = (point: Parameters<typeof nearestMunicipalities>[0]): string =>
  nearestMunicipalities(point).candidates[0].place
