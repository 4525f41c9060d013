import { checksOf, Untried } from '../check.ts'
import { send } from '../create.ts'
import { demand, demandStatus, demandTaken } from '../demand.ts'
import { type Fields, listOf, rowsOf, wordsOf } from '../read-rows.ts'
import { definitions, frames } from '../resources.ts'
import type { Posted, World } from '../world.ts'

type Asked = { code: string; attributes: readonly Fields[] }

const is = (row: Fields, field: string, words: string): boolean => wordsOf(row, field) === words
const isRequired = (row: Fields): boolean => is(row, 'required', 'true') && !is(row, 'variable', 'false')

/** A service that asks for something that will do. */
async function asking(world: World, isFit: (row: Fields) => boolean, missing: string): Promise<Asked> {
  for (const { code, document } of await definitions(world)) {
    const attributes = listOf(document, 'attributes')
    if (attributes.some(isFit)) return { code, attributes }
  }
  throw new Untried(`No service has ${missing}.`)
}

/** An answer to each question that asks for one, of the kind it asks for. */
const answersTo = ({ attributes }: Asked): Posted =>
  Object.fromEntries(
    attributes.filter(isRequired).map((row) => [`attribute[${wordsOf(row, 'code')}]`, answerTo(row)]),
  )

function answerTo(row: Fields): string {
  const [value] = listOf(row, 'values')
  if (value) return wordsOf(value, 'key')
  if (is(row, 'datatype', 'number')) return '12'
  return is(row, 'datatype', 'datetime') ? '2026-11-20T10:00:00+01:00' : 'Ett svar'
}

const isMany = (row: Fields): boolean =>
  is(row, 'datatype', 'multivaluelist') && listOf(row, 'values').length > 1
const isOne = (row: Fields): boolean => is(row, 'datatype', 'singlevaluelist')

async function several(world: World, brackets: string): Promise<void> {
  const asked = await asking(world, isMany, 'a multivaluelist')
  const many = asked.attributes.find(isMany) ?? {}
  const name = `attribute[${wordsOf(many, 'code')}]`
  const keys = listOf(many, 'values')
    .slice(0, 2)
    .map((value) => wordsOf(value, 'key'))
  const answers = { ...answersTo(asked), [name]: undefined, [`${name}${brackets}`]: keys }
  demandTaken(await send(world, { service_code: asked.code, ...answers }))
}

export const attributesChecks = checksOf<World>(
  { area: 'attributes', reference: 'GeoReport v2, POST Service Request, attribute', needs: ['key'] },
  {
    taken: {
      title: 'Svar på frågorna tas emot',
      rule: 'A report that answers all that is required is taken.',
      run: async (world) => {
        const asked = await asking(world, isRequired, 'an attribute that is required')
        demandTaken(await send(world, { service_code: asked.code, ...answersTo(asked) }))
      },
    },
    required: {
      title: 'Ett svar som krävs och saknas: 400',
      rule: 'A report without an answer that is required is refused with 400.',
      run: async (world) => {
        const asked = await asking(world, isRequired, 'an attribute that is required')
        demandStatus(await send(world, { service_code: asked.code }), 400)
      },
    },
    'required-named': {
      title: 'Det framgår vilket svar som saknas',
      rule: 'The error names the attribute that is missing, by its code.',
      level: 'profile',
      run: async (world) => {
        const asked = await asking(world, isRequired, 'an attribute that is required')
        const from = await send(world, { service_code: asked.code })
        const missing = wordsOf(asked.attributes.find(isRequired) ?? {}, 'code')
        const said = rowsOf(from, 'xml', frames.errors)
          .map((one) => wordsOf(one, 'description'))
          .join(' ')
        demand(said.includes(missing), `It says: ${said}`, from)
      },
    },
    'optional-left-out': {
      title: 'Frågor som inte kräver svar får lämnas',
      rule: 'A report that leaves out what is not required is taken.',
      run: async (world) => {
        const asked = await asking(
          world,
          (row) => is(row, 'required', 'false'),
          'an attribute that is optional',
        )
        demandTaken(await send(world, { service_code: asked.code, ...answersTo(asked) }))
      },
    },
    'several-bracketed': {
      title: 'Flera val som attribute[KOD][]',
      rule: 'Several choices are taken as attribute[CODE][], as the specification writes them.',
      run: (world) => several(world, '[]'),
    },
    'several-repeated': {
      title: 'Flera val som attribute[KOD] upprepat',
      rule: 'Several choices are taken as attribute[CODE] repeated, as FixMyStreet sends them.',
      level: 'profile',
      run: (world) => several(world, ''),
    },
    'choice-unknown': {
      title: 'Ett val som inte finns: 400',
      rule: 'A choice that is none of the values is refused with 400.',
      level: 'profile',
      run: async (world) => {
        const asked = await asking(world, isOne, 'a singlevaluelist')
        const name = `attribute[${wordsOf(asked.attributes.find(isOne) ?? {}, 'code')}]`
        const answers = { ...answersTo(asked), [name]: 'kit-no-choice' }
        demandStatus(await send(world, { service_code: asked.code, ...answers }), 400)
      },
    },
    'unknown-code': {
      title: 'Ett svar på en fråga som inte ställs hindrar inget',
      rule: 'An answer to what is not asked hinders nothing: clients send attributes of their own.',
      run: async (world) => demandTaken(await send(world, { 'attribute[kit_unknown]': 'x' })),
    },
  },
)
