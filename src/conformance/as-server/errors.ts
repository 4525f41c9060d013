import { type Check, checksOf, type Level, type Need, Untried } from '../check.ts'
import { aReport } from '../create.ts'
import { demand, demandEach, demandStatus, typeOf } from '../demand.ts'
import { type Exchanged, textOf } from '../exchanged.ts'
import { type Format, formats, rowsOf, wordsOf } from '../read-rows.ts'
import { frames } from '../resources.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

type Mistake = {
  status: readonly number[]
  title: string
  rule: string
  level?: Level
  needs?: readonly Need[]
  ask(world: World, format: Format): Promise<Exchanged>
}

/** What is asked wrongly, and how that is answered. */
const mistakes: Readonly<Record<string, Mistake>> = {
  'service-unknown': {
    ...{ status: [404], title: 'En okänd kategori', rule: 'A definition of a service that is none' },
    ask: (world, format) => world.get(`services/finns-inte-alls.${format}`),
  },
  'request-unknown': {
    ...{ status: [404], title: 'Ett okänt ärende', rule: 'A request that is none' },
    ask: (world, format) => world.get(`requests/99999999999.${format}`),
  },
  'jurisdiction-unknown': {
    ...{
      status: [404],
      title: 'En okänd jurisdiktion',
      rule: 'A jurisdiction that is none',
      level: 'profile',
    },
    ask: (world, format) =>
      world.get(`services.${format}`, { query: { jurisdiction_id: 'atlantis.example' } }),
  },
  'key-missing': {
    ...{ status: [403], title: 'En anmälan utan nyckel', rule: 'A report without a key', needs: ['key'] },
    ask: async (world, format) =>
      world.post(`requests.${format}`, { ...(await aReport(world)), api_key: undefined }),
  },
  'service-missing': {
    ...{
      status: [400],
      title: 'En anmälan utan kategori',
      rule: 'A report without a service',
      needs: ['key'],
    },
    ask: async (world, format) =>
      world.post(`requests.${format}`, { ...(await aReport(world)), service_code: undefined }),
  },
}

const errorsIn = (from: Exchanged, format: Format) => rowsOf(from, format, frames.errors)

const shapeChecks = Object.entries(mistakes).flatMap(
  ([name, { ask, status, title, rule, level = 'standard', needs = [] }]) =>
    formats.flatMap((format): Check<World>[] => {
      const run = async (world: World) => {
        await askedIn(world, format)
        return ask(world, format)
      }
      const inFormat = format.toUpperCase()
      return checksOf<World>(
        { area: 'errors', reference: 'GeoReport v2, Errors', level, needs },
        {
          [`${name}-${format}`]: {
            title: `${title} besvaras rätt i ${inFormat}`,
            rule: `${rule} is answered with ${status.join(' or ')}, and in ${inFormat} with a list of errors.`,
            run: async (world) => {
              const from = await run(world)
              demandStatus(from, ...status)
              demand(typeOf(from).includes(format), `The type is ${typeOf(from)}.`, from)
              const errors = errorsIn(from, format)
              demand(errors.length > 0, 'The list of errors is empty.', from)
            },
          },
        },
      )
    }),
)

const said = async (world: World, format: Format = 'xml', headers = {}) => {
  const from = await world.get(`services/finns-inte-alls.${format}`, { headers })
  return { errors: errorsIn(from, format), from }
}

export const errorsChecks: readonly Check<World>[] = [
  ...shapeChecks,
  ...checksOf<World>(
    { area: 'errors', reference: 'GeoReport v2, Errors' },
    {
      code: {
        title: 'Varje fel har en kod',
        rule: 'Every error has a code.',
        run: async (world) => {
          const { errors, from } = await said(world)
          demandEach(errors, (one) => wordsOf(one, 'code') !== '', {
            what: 'Without a code',
            say: (one) => one,
            from,
          })
        },
      },
      description: {
        title: 'Varje fel sägs med ord',
        rule: 'Every error has a description that people can read.',
        run: async (world) => {
          const { errors, from } = await said(world)
          demandEach(errors, (one) => /\p{L}+\s+\p{L}+/u.test(wordsOf(one, 'description')), {
            ...{ what: 'No words', say: (one) => one, from },
          })
        },
      },
      'no-insides': {
        level: 'profile',
        title: 'Fel röjer inget om programmet',
        rule: 'An error tells no stack, query or markup of the server.',
        run: async (world) => {
          const { from } = await said(world)
          const found = /\bat \S+ ?\(|Exception|Traceback|select .* from |<html|<!doctype/i.exec(
            textOf(from),
          )?.[0]
          demand(found === undefined, `It tells "${found}".`, from)
        },
      },
      'same-code': {
        level: 'profile',
        title: 'Samma fel har samma kod i båda formaten',
        rule: 'A mistake has the same code in XML and in JSON.',
        run: async (world) => {
          await askedIn(world, 'json')
          const [inXml, inJson] = [await said(world, 'xml'), await said(world, 'json')]
          const codes = [inXml, inJson].map(({ errors }) => errors.map((one) => wordsOf(one, 'code')).join())
          demand(codes[0] === codes[1], `They are ${codes.join(' and ')}.`, inJson.from)
        },
      },
      swedish: {
        title: 'Fel sägs på svenska',
        rule: 'Who asks for Swedish is told of mistakes in Swedish: residents read them.',
        level: 'profile',
        run: async (world) => {
          const { errors, from } = await said(world, 'xml', { 'accept-language': 'sv' })
          demandEach(
            errors,
            (one) =>
              /[åäö]|\b(?:det|den|finns|inte|ingen|inget|saknas|och|med)\b/i.test(
                wordsOf(one, 'description'),
              ),
            { what: 'Not in Swedish', say: (one) => one['description'], from },
          )
        },
      },
      several: {
        title: 'Alla fel sägs på en gång',
        rule: 'Everything that is wrong with a report is told at once, an error each.',
        level: 'profile',
        needs: ['key'],
        run: async (world) => {
          const without = {
            service_code: undefined,
            lat: undefined,
            long: undefined,
            address_string: undefined,
          }
          const from = await world.post('requests.xml', { ...(await aReport(world)), ...without })
          demandStatus(from, 400)
          const { length } = errorsIn(from, 'xml')
          demand(length > 1, `Without a service and a place there is ${length} error.`, from)
        },
      },
      'format-unknown': {
        title: 'Ett okänt format finns inte',
        rule: 'An ending that is no format is answered with 404.',
        run: async (world) => demandStatus(await world.get('services.kit'), 404),
      },
      'resource-unknown': {
        title: 'En okänd resurs finns inte',
        rule: 'A resource that is none is answered with 404.',
        run: async (world) => demandStatus(await world.get('kit-resource.xml'), 404),
      },
      'token-unknown': {
        title: 'En okänd token finns inte',
        rule: 'A token that is none is answered with 404.',
        needs: ['batch'],
        run: async (world) => {
          if (!world.target.batch) throw new Untried('There are no tokens.')
          demandStatus(await world.get('tokens/kit-no-token.xml'), 404)
        },
      },
    },
  ),
]
