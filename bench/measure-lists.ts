import { paths } from '#paths.ts'
import { measureUnkept } from './measure-page.ts'
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

/** CPU of a page of a large, a middling and a small municipality's list, of a search in it, and of its feed. */
export async function measureLists(service: Service, seconds: number) {
  return {
    listCpu: await measureUnkept(service, lists, seconds),
    searchCpu: await measureUnkept(service, searches, seconds),
    feedCpu: await measureUnkept(service, feeds, seconds),
  }
}
