import { checksOf, Untried } from '../check.ts'
import { marks, seenAgain } from '../create.ts'
import { demand, demandTaken, typeOf } from '../demand.ts'
import { type Exchanged, headerOf, textOf } from '../exchanged.ts'
import { type Format, jsonOf, rootOf, wordsOf } from '../read-rows.ts'
import { someRequests } from '../resources.ts'
import { isSame } from '../same-fields.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

function demandUtf8(from: Exchanged): void {
  demandTaken(from)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(from.answer?.body)
  } catch {
    demand(false, 'The body holds bytes that are no UTF-8.', from)
  }
}

/** What a text in UTF-8 looks like to whoever has read it as Latin 1 and written it once more. */
const twiceEncoded = /Ã[\u0080-\u00bf]|Ã[¥¤¶…„–]/

async function demandSameDescription(world: World, format: Format): Promise<void> {
  await askedIn(world, format)
  const { row, from } = await seenAgain(world, format)
  const told = wordsOf(row, 'description')
  demand(isSame(told, marks.description), `It was sent as ${marks.description} and is told as ${told}.`, from)
}

export const encodingChecks = checksOf<World>(
  { area: 'encoding', reference: 'GeoReport v2, Formats and encoding: UTF-8' },
  {
    'xml-declared': {
      title: 'XML börjar med sin deklaration',
      rule: 'XML begins with its declaration, which says UTF-8.',
      run: async (world) => {
        const from = await world.get('services.xml')
        demandTaken(from)
        const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']utf-8["'][^>]*\?>/i.test(textOf(from))
        demand(declared, `It begins with ${textOf(from).slice(0, 60)}.`, from)
      },
    },
    'services-utf8': {
      title: 'Kategorierna är i UTF-8',
      rule: 'The bytes of the services are UTF-8.',
      run: async (world) => demandUtf8(await world.get('services.xml')),
    },
    'requests-utf8': {
      title: 'Ärendena är i UTF-8',
      rule: 'The bytes of the requests are UTF-8.',
      run: async (world) => demandUtf8(await world.get('requests.xml')),
    },
    'not-twice': {
      title: 'Inget är kodat två gånger',
      rule: 'Names have å, ä and ö, not what they become when they are encoded twice.',
      run: async (world) => {
        const from = await world.get('services.xml')
        demandTaken(from)
        const found = twiceEncoded.exec(textOf(from))?.[0]
        demand(found === undefined, `There is "${found}".`, from)
      },
    },
    'entities-once': {
      title: 'Tecken är omskrivna en gång',
      rule: 'Marks are escaped once: no &amp;amp; or &amp;lt; among the words.',
      run: async (world) => {
        const { from } = await someRequests(world)
        const found = /&amp;(?:amp|lt|gt|quot|apos|#\d+);/.exec(textOf(from))?.[0]
        demand(found === undefined, `There is "${found}".`, from)
      },
    },
    'json-no-mark': {
      title: 'JSON börjar utan märke för byteordning',
      rule: 'JSON begins without a byte order mark: strict parsers refuse it.',
      run: async (world) => {
        await askedIn(world, 'json')
        const from = await world.get('services.json')
        demandTaken(from)
        demand(!textOf(from).startsWith('\ufeff'), 'The JSON begins with a byte order mark.', from)
        jsonOf(from)
      },
    },
    'ending-decides-xml': {
      title: 'Ändelsen .xml avgör formatet',
      rule: 'An address that ends in .xml is answered in XML, whatever Accept says.',
      run: async (world) => {
        const from = await world.get('services.xml', { headers: { accept: 'application/json' } })
        demandTaken(from)
        rootOf(from)
        demand(typeOf(from).includes('xml'), `The type is ${typeOf(from)}.`, from)
      },
    },
    'ending-decides-json': {
      title: 'Ändelsen .json avgör formatet',
      rule: 'An address that ends in .json is answered in JSON, whatever Accept says.',
      run: async (world) => {
        await askedIn(world, 'json')
        const from = await world.get('services.json', { headers: { accept: 'text/xml' } })
        demandTaken(from)
        jsonOf(from)
        demand(typeOf(from).includes('json'), `The type is ${typeOf(from)}.`, from)
      },
    },
    'not-packed': {
      level: 'profile',
      title: 'Inget packas för den som inte vill',
      rule: 'Who accepts no packing (Accept-Encoding: identity) gets none.',
      run: async (world) => {
        const from = await world.get('services.xml', { headers: { 'accept-encoding': 'identity' } })
        demandTaken(from)
        const packed = headerOf(from, 'content-encoding')
        demand(packed === '' || packed === 'identity', `It is packed by ${packed}.`, from)
      },
    },
    'comes-back-xml': {
      title: 'Det som skickades kommer tillbaka i XML',
      rule: 'A description with å, emoji and marks is told in XML as it was sent.',
      needs: ['key'],
      run: (world) => demandSameDescription(world, 'xml'),
    },
    'comes-back-json': {
      title: 'Det som skickades kommer tillbaka i JSON',
      rule: 'A description with å, emoji and marks is told in JSON as it was sent.',
      needs: ['key'],
      run: (world) => demandSameDescription(world, 'json'),
    },
    'line-breaks': {
      title: 'Radbrytningar står kvar',
      rule: 'A line break in a description is still there.',
      needs: ['key'],
      run: async (world) => {
        const { row, from } = await seenAgain(world)
        demand(
          /gatan[^\n]*\r?\nAndra raden/.test(wordsOf(row, 'description')),
          'The line break is gone.',
          from,
        )
      },
    },
    'no-markup': {
      title: 'Märken i text blir inte element',
      rule: 'Marks in a description are words: they make no element in the XML.',
      needs: ['key'],
      run: async (world) => {
        const { from } = await seenAgain(world)
        const [request] = rootOf(from).children
        const description = request?.children.find(({ name }) => name === 'description')
        if (!description) throw new Untried('The request has no description.')
        demand(description.children.length === 0, 'The description holds elements.', from)
      },
    },
  },
)
