import { paths } from '#paths.ts'
import { type Lengths, measurePage, measureUnkept } from './measure-page.ts'
import type { Service } from './service.ts'

const choices = [
  {},
  { visa: 'alla' },
  { visa: 'atgardade', grupp: 'gata' },
  { grupp: 'belysning', sedan: 30 },
  { visa: 'alla', ordning: 'aldst' },
]
const slugs = ['goteborg', 'alingsas', 'ovanaker']

const lists = slugs.flatMap((slug) => choices.map((choice) => paths.municipality(slug, choice)))
const searches = slugs.flatMap((slug) =>
  ['hålet', 'lampan cykelbana'].map((ord) => paths.municipality(slug, { ord })),
)
const feeds = slugs.map((slug) => paths.municipalityFeed(slug, 'atom'))
const wideFeeds = [paths.feed('atom'), `${paths.feed('atom')}?lat=59.33&lon=18.06&radie=2000`]
const near = [
  { lat: 59.33, lon: 18.06 },
  { lat: 57.93, lon: 12.53 },
].map((point) => paths.map(point))

/** Lists that are measured beside their limit: those whose statements it can repeat. */
export const plainLists = slugs.flatMap((slug) =>
  choices.filter((choice) => !('grupp' in choice)).map((choice) => paths.municipality(slug, choice)),
)

/**
 * CPU of a page of a large, a middling and a small municipality's list, of a search in it, and of its feed; of the
 * feeds and the list of the country, of what is near, and of all municipalities. The list also beside its limit.
 */
export async function measureLists(service: Service, limitUrl: string, lengths: Lengths) {
  const cpuOf = (pages: readonly string[]) => measureUnkept(service, pages, lengths.round)
  const list = await measurePage(service, limitUrl, plainLists, lengths)
  return {
    listCpu: await cpuOf(lists),
    listRate: list.perSecond,
    listLimit: list.limitPerSecond,
    listShare: (100 * list.perSecond) / list.limitPerSecond,
    listP95: list.p95,
    searchCpu: await cpuOf(searches),
    feedCpu: await cpuOf(feeds),
    wideFeedCpu: await cpuOf(wideFeeds),
    countryListCpu: await cpuOf([paths.map()]),
    nearCpu: await cpuOf(near),
    municipalitiesCpu: await cpuOf([paths.municipalities()]),
  }
}
