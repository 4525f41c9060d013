import { checksOf, Untried } from '../check.ts'
import { demand, demandEach, demandTaken } from '../demand.ts'
import type { Exchanged } from '../exchanged.ts'
import { type Fields, isObject, jsonOf, listOf, rowsOf, wordsOf } from '../read-rows.ts'
import { codesWithQuestions, definitionAt, definitions, frames } from '../resources.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

/** Looks at what each service asks, one definition after the other. */
const inEach =
  (look: (attributes: readonly Fields[], from: Exchanged, code: string, document: Fields) => void) =>
  async (world: World): Promise<void> => {
    for (const { document, from, code } of await definitions(world))
      look(listOf(document, 'attributes'), from, code, document)
  }

const codeOf = (row: Fields): string => wordsOf(row, 'code')

/** Each attribute has, in this field, what it should. */
const eachHas = (field: string, pattern: RegExp, what: string) =>
  inEach((attributes, from) =>
    demandEach(attributes, (one) => pattern.test(wordsOf(one, field)), {
      ...{ what, say: (one) => [codeOf(one), one[field]], from },
    }),
  )

const isUnique = <One>(all: readonly One[], one: One): boolean => all.indexOf(one) === all.lastIndexOf(one)

const isList = (row: Fields): boolean => /^(?:single|multi)valuelist$/.test(wordsOf(row, 'datatype'))

/** Attributes that are to be chosen from a list; without any nothing can be told of them. */
const lists = (look: (attribute: Fields, values: readonly Fields[], from: Exchanged) => void) =>
  async function run(world: World): Promise<void> {
    let seen = 0
    await inEach((attributes, from) => {
      for (const attribute of attributes.filter(isList)) {
        seen += 1
        look(attribute, listOf(attribute, 'values'), from)
      }
    })(world)
    if (seen === 0) throw new Untried('No attribute is a list to choose from.')
  }

export const definitionsChecks = checksOf<World>(
  { area: 'definitions', reference: 'GeoReport v2, GET Service Definition' },
  {
    'code-echoed': {
      title: 'Svaret gäller den kategori som efterfrågades',
      rule: 'The service_code of a definition is the one that was asked for.',
      run: inEach((_, from, code, document) =>
        demand(wordsOf(document, 'service_code') === code, `Asked for ${code}, it tells of another.`, from),
      ),
    },
    'asks-something': {
      title: 'Den som har metadata har också frågor',
      rule: 'Where metadata is true, the definition has attributes.',
      run: inEach((attributes, from, code) => demand(attributes.length > 0, `${code} has none.`, from)),
    },
    'codes-given': {
      title: 'Varje fråga har en kod',
      rule: 'Every attribute has a code.',
      run: eachHas('code', /\S/, 'Without a code'),
    },
    'codes-unique': {
      title: 'Frågornas koder är unika i kategorin',
      rule: 'No two attributes of a service have the same code.',
      run: inEach((attributes, from) => {
        const codes = attributes.map(codeOf)
        demandEach(codes, (code) => isUnique(codes, code), {
          ...{ what: 'Codes that stand twice', say: (code) => code, from },
        })
      }),
    },
    'variable-known': {
      title: 'Det framgår om det är en fråga eller en upplysning',
      rule: 'variable is true (it is asked) or false (it is told).',
      run: eachHas('variable', /^(?:true|false)$/, 'variable is neither true nor false'),
    },
    'required-known': {
      title: 'Det framgår om svar krävs',
      rule: 'required is true or false.',
      run: eachHas('required', /^(?:true|false)$/, 'required is neither true nor false'),
    },
    'datatypes-known': {
      title: 'Svarens typer är kända',
      rule: 'datatype is string, number, datetime, text, singlevaluelist or multivaluelist.',
      run: eachHas(
        'datatype',
        /^(?:string|number|datetime|text|singlevaluelist|multivaluelist)$/,
        'Datatypes that are none',
      ),
    },
    'descriptions-given': {
      title: 'Varje fråga har ord',
      rule: 'Every attribute has a description: it is what is asked.',
      run: eachHas('description', /\S/, 'Without a description'),
    },
    'order-positive': {
      title: 'Ordningen är positiva heltal',
      rule: 'order is a whole number from 1.',
      run: eachHas('order', /^[1-9]\d*$/, 'No whole number from 1'),
    },
    'order-unique': {
      title: 'Ingen ordning delas av två frågor',
      rule: 'No two attributes of a service have the same order.',
      run: inEach((attributes, from) => {
        const orders = attributes.map((one) => wordsOf(one, 'order'))
        demandEach(orders, (order) => isUnique(orders, order), {
          ...{ what: 'Orders that stand twice', say: (order) => order, from },
        })
      }),
    },
    'lists-have-values': {
      title: 'Listor har något att välja',
      rule: 'An attribute that is a list has values.',
      run: lists((attribute, values, from) =>
        demand(values.length > 0, `${codeOf(attribute)} has none.`, from),
      ),
    },
    'values-have-keys': {
      title: 'Varje val har nyckel och namn',
      rule: 'Every value has a key, which is sent, and a name, which is shown.',
      run: lists((_, values, from) =>
        demandEach(values, (one) => wordsOf(one, 'key') !== '' && wordsOf(one, 'name') !== '', {
          ...{ what: 'Without a key or a name', say: (one) => one, from },
        }),
      ),
    },
    'values-unique': {
      title: 'Valens nycklar är unika',
      rule: 'No two values of an attribute have the same key.',
      run: lists((_, values, from) => {
        const keys = values.map((one) => wordsOf(one, 'key'))
        demandEach(keys, (key) => isUnique(keys, key), {
          ...{ what: 'Keys that stand twice', say: (key) => key, from },
        })
      }),
    },
    'values-only-in-lists': {
      title: 'Bara listor har val',
      rule: 'An attribute that is no list has no values.',
      run: inEach((attributes, from) =>
        demandEach(attributes, (one) => isList(one) || listOf(one, 'values').length === 0, {
          ...{ what: 'No lists, with values', say: codeOf, from },
        }),
      ),
    },
    'json-types': {
      title: 'Sant, falskt och tal är det i JSON',
      rule: 'In JSON variable and required are booleans, and order is a number.',
      run: async (world) => {
        await askedIn(world, 'json')
        const [code = ''] = await codesWithQuestions(world)
        const from = await world.get(definitionAt(code, 'json'))
        demandTaken(from)
        const document = jsonOf(from)
        const attributes = isObject(document) ? document['attributes'] : null
        demand(Array.isArray(attributes), 'attributes is not an array.', from)
        demandEach(
          attributes.filter(isObject),
          ({ variable, required, order }) =>
            typeof variable === 'boolean' && typeof required === 'boolean' && typeof order === 'number',
          {
            what: '[variable, required, order] of other types',
            say: ({ variable, required, order }) => [variable, required, order],
            from,
          },
        )
      },
    },
    'escaped-code': {
      title: 'En kod med procenttecken läses som koden',
      rule: 'A code in an address may be percent-encoded, and is the same.',
      run: async (world) => {
        const [code = ''] = await codesWithQuestions(world)
        const escaped = [...Buffer.from(code)].map(
          (byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`,
        )
        const from = await world.get(`services/${escaped.join('')}.xml`)
        demandTaken(from)
        const [document = {}] = rowsOf(from, 'xml', frames.definition)
        demand(wordsOf(document, 'service_code') === code, 'The definition is of another service.', from)
      },
    },
  },
)
