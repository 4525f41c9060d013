import { checksOf, Untried } from '../check.ts'
import { demand, demandRefused, demandTaken } from '../demand.ts'
import { type Exchanged, headerOf } from '../exchanged.ts'
import { rowsOf, wordsOf } from '../read-rows.ts'
import { frames, idOf, read, someRequests } from '../resources.ts'
import type { World } from '../world.ts'

type Query = Readonly<Record<string, string>>

const pageOf = async (world: World, query: Query) => {
  await someRequests(world, 3)
  const { rows, from } = await read(world, 'requests', query)
  return { ids: rows.map(idOf), from }
}

/** The address that `Link` has for a relation (RFC 8288); undefined where there is none. */
function linked(from: Exchanged, relation: string): string | undefined {
  const links = headerOf(from, 'link').matchAll(/<([^>]*)>\s*;[^,]*?\brel="?([\w\s-]+)"?/g)
  for (const [, url, rels = ''] of links) if (url && rels.split(/\s+/).includes(relation)) return url
  return undefined
}

async function followed(world: World, from: Exchanged, relation: string): Promise<string[]> {
  const url = linked(from, relation)
  demand(url !== undefined, `There is no Link with rel="${relation}".`, from)
  const next = await world.ask({ method: 'GET', url: new URL(url, from.request.url).href })
  demandTaken(next)
  return rowsOf(next, 'xml', frames.requests).map(idOf)
}

export const pagingChecks = checksOf<World>(
  { area: 'paging', reference: 'page and page_size; Link (RFC 8288)', level: 'profile' },
  {
    size: {
      title: 'page_size bestämmer hur många',
      rule: 'page_size=2 lists two.',
      run: async (world) => {
        const { ids, from } = await pageOf(world, { page_size: '2' })
        demand(ids.length === 2, `It lists ${ids.length}.`, from)
      },
    },
    together: {
      title: 'Sidorna är listan i delar',
      rule: 'Pages one after the other are the list, nothing twice and nothing left out.',
      run: async (world) => {
        const all = (await someRequests(world, 3)).rows.map(idOf)
        const first = await pageOf(world, { page_size: '2', page: '1' })
        const second = await pageOf(world, { page_size: '2', page: '2' })
        const told = [...first.ids, ...second.ids].join()
        demand(
          told === all.slice(0, 4).join(),
          `It is ${told}; the list begins ${all.slice(0, 4)}.`,
          second.from,
        )
      },
    },
    'page-one': {
      title: 'Första sidan är 1',
      rule: 'page=1 is the first page, the same as none.',
      run: async (world) => {
        const [none, one] = [
          await pageOf(world, { page_size: '2' }),
          await pageOf(world, { page_size: '2', page: '1' }),
        ]
        demand(none.ids.join() === one.ids.join(), 'page=1 lists others than no page.', one.from)
      },
    },
    'past-end': {
      title: 'Efter slutet är sidan tom',
      rule: 'A page after the last is an empty list with 200.',
      run: async (world) => {
        const { ids, from } = await pageOf(world, { page_size: '1', page: '90000' })
        demand(ids.length === 0, `It lists ${ids.length}.`, from)
      },
    },
    'largest-page': {
      title: 'En sida rymmer högst tusen',
      rule: 'page_size beyond a thousand is answered with a thousand at most, or refused.',
      run: async (world) => {
        await someRequests(world)
        const from = await world.get('requests.xml', { query: { page_size: '100000' } })
        const status = from.answer?.status ?? 0
        if (status === 400) return
        demandTaken(from)
        const { length } = rowsOf(from, 'xml', frames.requests)
        demand(length > 0 && length <= 1000, `It lists ${length}.`, from)
      },
    },
    unreadable: {
      title: 'En sida som inget tal är avvisas',
      rule: 'page=two is refused.',
      run: async (world) => demandRefused(await world.get('requests.xml', { query: { page: 'two' } })),
    },
    negative: {
      title: 'En negativ sida avvisas',
      rule: 'page=-1 is refused.',
      run: async (world) => demandRefused(await world.get('requests.xml', { query: { page: '-1' } })),
    },
    'link-next': {
      title: 'Länken till nästa sida leder dit',
      rule: 'Where there is more, Link has the address of the next page, and it is that.',
      run: async (world) => {
        const all = (await someRequests(world, 3)).rows.map(idOf)
        const { from } = await pageOf(world, { page_size: '2' })
        const next = await followed(world, from, 'next')
        demand(next.join() === all.slice(2, 4).join(), `It leads to ${next}.`, from)
      },
    },
    'link-prev': {
      title: 'Länken till förra sidan leder dit',
      rule: 'On the second page, Link has the address of the first, and it is that.',
      run: async (world) => {
        const all = (await someRequests(world, 3)).rows.map(idOf)
        const { from } = await pageOf(world, { page_size: '2', page: '2' })
        const before = await followed(world, from, 'prev')
        demand(before.join() === all.slice(0, 2).join(), `It leads to ${before}.`, from)
      },
    },
    'link-end': {
      title: 'På sista sidan finns ingen länk framåt',
      rule: 'Where there is no more, no Link says that there is.',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        if (rows.length >= 1000) throw new Untried('The list is longer than one page.')
        demand(linked(from, 'next') === undefined, 'Link tells of a next page, and there is none.', from)
      },
    },
    'link-keeps': {
      title: 'Länken behåller frågan',
      rule: 'Link asks for the next page of the same question: what narrowed it still does.',
      run: async (world) => {
        const { rows } = await someRequests(world, 3)
        const status = rows.filter((row) => wordsOf(row, 'status') === 'open').length > 2 ? 'open' : 'closed'
        if (rows.filter((row) => wordsOf(row, 'status') === status).length < 2)
          throw new Untried('Too few are alike.')
        const { from } = await pageOf(world, { page_size: '1', status })
        const url = linked(from, 'next') ?? ''
        demand(url.includes(`status=${status}`), `It is ${url || 'missing'}.`, from)
      },
    },
    'link-no-key': {
      title: 'Länken röjer ingen nyckel',
      rule: 'A key that was sent along is not in Link: addresses are kept in logs.',
      run: async (world) => {
        const { from } = await pageOf(world, { page_size: '1', api_key: 'kit-not-a-key' })
        demand(linked(from, 'next') !== undefined, 'There is no Link to look in.', from)
        demand(!headerOf(from, 'link').includes('kit-not-a-key'), 'The key is in Link.', from)
      },
    },
  },
)
