import { type Check, checksOf, type Level, type Need, Untried } from '../check.ts'
import { seenAgain } from '../create.ts'
import { demand, demandTaken } from '../demand.ts'
import type { Exchanged } from '../exchanged.ts'
import { type Format, type Frame, rowsOf } from '../read-rows.ts'
import {
  codesWithQuestions,
  definitionAt,
  discoveryIn,
  frames,
  idOf,
  requestAt,
  someRequests,
} from '../resources.ts'
import { sameFields } from '../same-fields.ts'
import { recentUpdates } from '../tell.ts'
import type { World } from '../world.ts'
import { aToken } from './a-token.ts'
import { askedIn } from './asked-in.ts'

type Told = {
  title: string
  rule: string
  frame: Frame
  level?: Level
  needs?: readonly Need[]
  isMistake?: boolean
  ask(world: World, format: Format): Promise<Exchanged>
}

const told: Readonly<Record<string, Told>> = {
  discovery: {
    ...{ title: 'Upptäcktsdokumentet säger', rule: 'Discovery says', frame: frames.discovery },
    ask: discoveryIn,
  },
  services: {
    ...{ title: 'Kategorierna är', rule: 'The services are', frame: frames.services },
    ask: (world, format) => world.get(`services.${format}`),
  },
  definition: {
    ...{ title: 'Frågorna om en kategori är', rule: 'A definition is', frame: frames.definition },
    ask: async (world, format) => world.get(definitionAt((await codesWithQuestions(world))[0] ?? '', format)),
  },
  requests: {
    ...{ title: 'Ärendena är', rule: 'The requests are', frame: frames.requests },
    ask: (world, format) => world.get(`requests.${format}`),
  },
  request: {
    ...{ title: 'Ett ärende säger', rule: 'One request says', frame: frames.requests },
    ask: async (world, format) => {
      const [first = {}] = (await someRequests(world)).rows
      return world.get(requestAt(idOf(first), format))
    },
  },
  extensions: {
    ...{
      title: 'De utökade uppgifterna är',
      rule: 'With extensions=true requests are',
      frame: frames.requests,
    },
    level: 'profile',
    ask: (world, format) => world.get(`requests.${format}`, { query: { extensions: 'true' } }),
  },
  updates: {
    ...{ title: 'Uppdateringarna är', rule: 'The updates are', frame: frames.updates, level: 'profile' },
    ask: async (world, format) => (await recentUpdates(world, { format })).from,
  },
  token: {
    ...{ title: 'En token säger', rule: 'A token says', frame: frames.requests, needs: ['batch'] },
    ask: async (world, format) => world.get(`tokens/${encodeURIComponent(await aToken(world))}.${format}`),
  },
  errors: {
    ...{ title: 'Felen är', rule: 'Errors are', frame: frames.errors, isMistake: true },
    ask: (world, format) => world.get(`services/finns-inte-alls.${format}`),
  },
  'new-request': {
    ...{ title: 'Ett nytt ärende säger', rule: 'A new request says', frame: frames.requests, needs: ['key'] },
    ask: async (world, format) => (await seenAgain(world, format)).from,
  },
}

export const equivalenceChecks: readonly Check<World>[] = Object.entries(told).flatMap(
  ([name, { title, rule, frame, level = 'standard', needs = [], isMistake = false, ask }]) =>
    checksOf<World>(
      { area: 'formats', reference: 'GeoReport v2, JSON and XML Conversion', level, needs },
      {
        [name]: {
          title: `${title} likadant i XML och JSON`,
          rule: `${rule} the same in XML and in JSON, field by field.`,
          run: async (world) => {
            await askedIn(world, 'json')
            const [xml, json] = [await ask(world, 'xml'), await ask(world, 'json')]
            if (!isMistake) for (const one of [xml, json]) demandTaken(one)
            const [inXml, inJson] = [rowsOf(xml, 'xml', frame), rowsOf(json, 'json', frame)]
            if (inXml.length === 0 && inJson.length === 0) throw new Untried('There is nothing to compare.')
            const counts = `${inXml.length} in XML and ${inJson.length} in JSON`
            demand(inXml.length === inJson.length, `There are ${counts}.`, json)
            inXml.forEach((row, place) => {
              const different = sameFields(row, inJson[place] ?? {})
              demand(different === null, `They differ in ${different}, in row ${place + 1}.`, json)
            })
          },
        },
      },
    ),
)
