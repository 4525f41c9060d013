import { checksOf } from '../check.ts'
import { demand, demandEach, demandTaken } from '../demand.ts'
import { listOf, rowsOf, wordsOf } from '../read-rows.ts'
import { discovery, discoveryIn, frames } from '../resources.ts'
import { leeway } from '../times.ts'
import type { World } from '../world.ts'

const georeport = 'http://wiki.open311.org/GeoReport_v2'

const endpointsOf = async (world: World) => {
  const { document, from } = await discovery(world)
  const endpoints = listOf(document, 'endpoints')
  demand(endpoints.length > 0, 'No endpoint is told of.', from)
  return { endpoints, from }
}

/** The endpoints that speak GeoReport v2. */
const ours = async (world: World) => {
  const { endpoints, from } = await endpointsOf(world)
  return { endpoints: endpoints.filter((one) => wordsOf(one, 'specification') === georeport), from }
}

const changesets = async (world: World) => {
  const { document, from } = await discovery(world)
  const all = [document, ...listOf(document, 'endpoints')].map((one) => wordsOf(one, 'changeset'))
  return { all, from }
}

export const discoveryChecks = checksOf<World>(
  { area: 'discovery', reference: 'Service Discovery' },
  {
    'changeset-readable': {
      title: 'Ändringsstämplarna är tider',
      rule: 'Every changeset is a date and a time, so that it can be compared.',
      run: async (world) => {
        const { all, from } = await changesets(world)
        demandEach(all, (words) => /^\d{4}-\d\d-\d\d/.test(words) && !Number.isNaN(Date.parse(words)), {
          ...{ what: 'No times', say: (words) => words, from },
        })
      },
    },
    'changeset-past': {
      title: 'Ändringsstämplarna ligger inte i framtiden',
      rule: 'No changeset is in the future: a later change could not be told from it.',
      run: async (world) => {
        const { all, from } = await changesets(world)
        demandEach(all, (words) => !(Date.parse(words) > Date.now() + leeway), {
          ...{ what: 'In the future', say: (words) => words, from },
        })
      },
    },
    'changeset-stable': {
      title: 'Ändringsstämpeln står still när inget ändras',
      rule: 'The changeset stays while services stay: a clock would have every client fetch them anew.',
      run: async (world) => {
        const first = await discovery(world)
        const from = await world.ask(first.from.request)
        demandTaken(from)
        const [again = {}] = rowsOf(from, 'xml', frames.discovery)
        const [was, is] = [wordsOf(first.document, 'changeset'), wordsOf(again, 'changeset')]
        demand(was === is, `It was ${was} and is ${is} a moment later.`, from)
      },
    },
    specification: {
      title: 'GeoReport v2 finns bland adresserna',
      rule: `An endpoint has the specification ${georeport}.`,
      run: async (world) => {
        const { endpoints, from } = await ours(world)
        demand(endpoints.length > 0, 'No endpoint has.', from)
      },
    },
    'url-absolute': {
      title: 'Adresserna är hela',
      rule: 'The url of every endpoint is absolute, http or https.',
      run: async (world) => {
        const { endpoints, from } = await endpointsOf(world)
        demandEach(endpoints, (one) => /^https?:\/\/[^/]/.test(wordsOf(one, 'url')), {
          ...{ what: 'No absolute addresses', say: (one) => wordsOf(one, 'url'), from },
        })
      },
    },
    'url-bare': {
      title: 'Adresserna slutar före resursen',
      rule: 'The url of an endpoint is what resources are added to, and ends in none of them.',
      run: async (world) => {
        const { endpoints, from } = await endpointsOf(world)
        demandEach(
          endpoints,
          (one) => !/\/(?:services|requests|tokens)(?:\.\w+)?\/?$|\.(?:xml|json)$/.test(wordsOf(one, 'url')),
          { what: 'End in a resource', say: (one) => wordsOf(one, 'url'), from },
        )
      },
    },
    'url-leads': {
      title: 'Adressen leder till kategorierna',
      rule: 'Below the url of an endpoint for GeoReport v2 there is services.xml.',
      run: async (world) => {
        const { endpoints } = await ours(world)
        for (const endpoint of endpoints) {
          const url = `${wordsOf(endpoint, 'url').replace(/\/$/, '')}/services.xml`
          const from = await world.ask({ method: 'GET', url })
          demandTaken(from)
          rowsOf(from, 'xml', frames.services)
        }
      },
    },
    type: {
      title: 'Det framgår om adressen är skarp eller till för prov',
      rule: 'The type of every endpoint is production or test.',
      run: async (world) => {
        const { endpoints, from } = await endpointsOf(world)
        demandEach(endpoints, (one) => /^(?:production|test)$/.test(wordsOf(one, 'type')), {
          ...{ what: 'Neither production nor test', say: (one) => wordsOf(one, 'type'), from },
        })
      },
    },
    'formats-xml': {
      title: 'XML erbjuds',
      rule: 'Every endpoint for GeoReport v2 offers text/xml: all clients read it.',
      run: async (world) => {
        const { endpoints, from } = await ours(world)
        demandEach(endpoints, (one) => JSON.stringify(one['formats']).includes('"text/xml"'), {
          ...{ what: 'Without text/xml', say: (one) => one['formats'], from },
        })
      },
    },
    'formats-types': {
      title: 'Formaten är innehållstyper',
      rule: 'Formats are media types, such as application/json, not endings of addresses.',
      run: async (world) => {
        const { endpoints, from } = await endpointsOf(world)
        const all = endpoints.flatMap((one) => one['formats'] ?? [])
        demandEach(all, (one) => typeof one === 'string' && /^[a-z]+\/[a-z0-9.+-]+$/.test(one), {
          ...{ what: 'No media types', say: (one) => one, from },
        })
      },
    },
    contact: {
      title: 'Det framgår vem man frågar',
      rule: 'The contact says in words whom to ask.',
      run: async (world) => {
        const { document, from } = await discovery(world)
        demand(wordsOf(document, 'contact').trim().length > 2, 'contact is empty.', from)
      },
    },
    'key-service': {
      title: 'Det framgår hur man får en nyckel',
      rule: 'The key_service says in words how to get a key.',
      run: async (world) => {
        const { document, from } = await discovery(world)
        demand(wordsOf(document, 'key_service').trim().length > 2, 'key_service is empty.', from)
      },
    },
    stray: {
      level: 'profile',
      title: 'Dokumentet säger detsamma med en tom parameter',
      rule: 'An empty parameter is one that is absent: discovery with jurisdiction_id= answers the same.',
      run: async (world) => {
        const first = await discoveryIn(world, 'xml')
        const from = await world.ask({ ...first.request, url: `${first.request.url}?jurisdiction_id=` })
        demandTaken(from)
        const same = from.answer?.body.equals(first.answer?.body ?? Buffer.alloc(0)) === true
        demand(same, 'With jurisdiction_id= it answers otherwise.', from)
      },
    },
  },
)
