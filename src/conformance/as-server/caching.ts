import { checksOf, Untried } from '../check.ts'
import { createWithId } from '../create.ts'
import { demand, demandStatus, demandTaken } from '../demand.ts'
import { headerOf } from '../exchanged.ts'
import { idOf, requestAt, someRequests } from '../resources.ts'
import { aCase, tell } from '../tell.ts'
import type { World } from '../world.ts'

const tagged = async (world: World, path: string) => {
  const from = await world.get(path)
  demandTaken(from)
  const tag = headerOf(from, 'etag')
  demand(/^(?:W\/)?"[^"]*"$/.test(tag), `The ETag is ${tag || 'missing'}.`, from)
  return { tag, from }
}

const keptBy = (path: string) => async (world: World) => {
  const { tag } = await tagged(world, path)
  const from = await world.getAnew(path, { headers: { 'if-none-match': tag } })
  demandStatus(from, 304)
  demand(from.answer?.body.length === 0, 'The answer 304 has a body.', from)
}

const header = (name: string, isRight: (words: string) => boolean) => async (world: World) => {
  const from = await world.get('services.xml')
  demandTaken(from)
  demand(isRight(headerOf(from, name)), `${name} is "${headerOf(from, name)}".`, from)
}

const aRequest = async (world: World): Promise<string> => idOf((await someRequests(world)).rows[0] ?? {})

export const cachingChecks = checksOf<World>(
  { area: 'caching', reference: 'HTTP caching (RFC 9110, 9111)', level: 'profile' },
  {
    'services-tagged': {
      title: 'Kategorierna har en ETag',
      rule: 'The list of services has an ETag.',
      run: async (world) => void (await tagged(world, 'services.xml')),
    },
    'services-kept': {
      title: 'Den som har kategorierna slipper få dem igen',
      rule: 'Who has the services already is answered 304, without a body.',
      run: keptBy('services.xml'),
    },
    'requests-tagged': {
      title: 'Ärendena har en ETag',
      rule: 'The list of requests has an ETag.',
      run: async (world) => void (await tagged(world, 'requests.xml')),
    },
    'requests-kept': {
      title: 'Den som har ärendena slipper få dem igen',
      rule: 'Who has the requests already is answered 304, without a body.',
      run: keptBy('requests.xml'),
    },
    'request-kept': {
      title: 'Den som har ett ärende slipper få det igen',
      rule: 'Who has a request already is answered 304, without a body.',
      run: async (world) => keptBy(requestAt(await aRequest(world), 'xml'))(world),
    },
    'other-tag': {
      title: 'Den som har något annat får svaret',
      rule: 'Who has something else is answered in full.',
      run: async (world) => {
        const from = await world.get('services.xml', { headers: { 'if-none-match': '"kit-other"' } })
        demandStatus(from, 200)
      },
    },
    'formats-differ': {
      title: 'XML och JSON har olika ETag',
      rule: 'XML and JSON have tags of their own: they are different bytes.',
      run: async (world) => {
        const [xml, json] = [await tagged(world, 'services.xml'), await tagged(world, 'services.json')]
        demand(xml.tag !== json.tag, `Both are ${xml.tag}.`, json.from)
      },
    },
    'new-tag': {
      title: 'Ett nytt ärende ger listan en ny ETag',
      rule: 'When a request has come, the list has another ETag.',
      needs: ['key'],
      run: async (world) => {
        const before = headerOf(await world.getAnew('requests.xml'), 'etag')
        if (before === '') throw new Untried('The list has no ETag.')
        await createWithId(world)
        const from = await world.getAnew('requests.xml', { headers: { 'if-none-match': before } })
        demandStatus(from, 200)
        demand(headerOf(from, 'etag') !== before, 'The list has the ETag it had before.', from)
      },
    },
    'changed-tag': {
      title: 'Ett ändrat ärende har en ny ETag',
      rule: 'When a request has changed, it has another ETag.',
      needs: ['moves'],
      run: async (world) => {
        const path = requestAt(await aCase(world), 'xml')
        const id = decodeURIComponent(path.slice('requests/'.length, -'.xml'.length))
        const before = headerOf(await world.getAnew(path), 'etag')
        demandTaken(await tell(world, { id, status: 'fixed', description: 'Kit: done.' }))
        const from = await world.getAnew(path, { headers: { 'if-none-match': before } })
        demandStatus(from, 200)
      },
    },
    'any-page': {
      title: 'Andras sidor får läsa',
      rule: 'What is read may be read by any page: Access-Control-Allow-Origin is *.',
      run: header('access-control-allow-origin', (words) => words === '*'),
    },
    'no-sniffing': {
      title: 'Innehållstypen gäller',
      rule: 'X-Content-Type-Options is nosniff: what residents write is never taken for a page.',
      run: header('x-content-type-options', (words) => words === 'nosniff'),
    },
    'not-for-good': {
      title: 'Svaren sparas inte utan att frågas om',
      rule: 'Answers are not kept for long without asking: Cache-Control says so.',
      run: header('cache-control', (words) => {
        const age = /max-age=(\d+)/.exec(words)?.[1]
        return /no-cache|no-store/.test(words) || (age !== undefined && Number(age) <= 3600)
      }),
    },
  },
)
