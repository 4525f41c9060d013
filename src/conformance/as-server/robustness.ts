import { checksOf } from '../check.ts'
import { send } from '../create.ts'
import { demand, demandEach, demandNoFailure, demandRefused, demandStatus, typeOf } from '../demand.ts'
import { textOf } from '../exchanged.ts'
import { rootOf } from '../read-rows.ts'
import { addressOf, type World } from '../world.ts'

type Query = Readonly<Record<string, string>>

/** Whatever it is asked, the server stands, and what it says is XML. */
const stands =
  (path: string, query: Query = {}) =>
  async (world: World) => {
    const from = await world.get(path, { query })
    demandNoFailure(from)
    rootOf(from)
  }

const posted = (body: string | Buffer, type: string) => async (world: World) => {
  const from = await world.ask({
    ...{ method: 'POST', url: `${world.target.url}/requests.xml` },
    ...{ body, headers: { 'content-type': type } },
  })
  demandRefused(from)
}

const urlencoded = 'application/x-www-form-urlencoded; charset=utf-8'

/** An address written by hand: what no client of ours would write. */
const raw = (words: string) => async (world: World) => {
  const from = await world.ask({ method: 'GET', url: `${world.target.url}/${words}` })
  demandNoFailure(from)
}

export const robustnessChecks = checksOf<World>(
  { area: 'robustness', reference: 'What no client should send, and some do', level: 'profile' },
  {
    'long-value': {
      title: 'Ett mycket långt värde',
      rule: 'A value of five thousand characters is answered or refused in XML.',
      run: stands('requests.xml', { service_code: 'x'.repeat(5000) }),
    },
    quotes: {
      title: 'Citattecken och SQL',
      rule: 'Quotes and SQL in a value are words.',
      run: stands('requests.xml', { service_code: "'; drop table requests; --" }),
    },
    'null-character': {
      title: 'Tecknet noll i ett värde',
      rule: 'The character NUL in a value breaks nothing.',
      run: stands('requests.xml', { service_code: 'a\u0000b' }),
    },
    'control-characters': {
      title: 'Styrtecken som sägs tillbaka',
      rule: 'Control characters that are told back make no XML that can not be read.',
      run: stands('services/a%01%1B%0Bb.xml'),
    },
    'half-characters': {
      title: 'Halva tecken i adressen',
      rule: 'Bytes in an address that are no UTF-8 break nothing.',
      run: raw('services/%ED%A0%80%FF.xml'),
    },
    'broken-percents': {
      title: 'Procenttecken utan siffror',
      rule: 'A percent sign without its digits breaks nothing.',
      run: raw('requests.xml?status=%zz&service_code=%'),
    },
    'markup-echoed': {
      title: 'Märken som sägs tillbaka är ord',
      rule: 'Markup in a value is told back as words, in an answer that is no page.',
      run: async (world) => {
        const from = await world.get(`services/${encodeURIComponent('<script>kit()</script>')}.xml`)
        demandNoFailure(from)
        demand(!textOf(from).includes('<script>'), 'The markup is told back as it was.', from)
        demand(!typeOf(from).includes('html'), `The type is ${typeOf(from)}.`, from)
      },
    },
    'paths-outside': {
      title: 'Sökvägar ut ur katalogen',
      rule: 'An address that climbs out of its folder finds no file.',
      run: async (world) => {
        const from = await world.ask({
          ...{ method: 'GET', url: `${world.target.url}/requests/..%2f..%2f..%2f..%2fetc%2fpasswd.xml` },
        })
        demandNoFailure(from)
        demand(!textOf(from).includes('root:'), 'A file of the system is told.', from)
      },
    },
    'id-letters': {
      title: 'Ett nummer av bokstäver',
      rule: 'A request whose number is letters is not there: 404.',
      run: async (world) => demandStatus(await world.get('requests/kit-abc.xml'), 404),
    },
    'id-huge': {
      title: 'Ett nummer med fyrtio siffror',
      rule: 'A request whose number has forty digits is not there: 404.',
      run: async (world) => demandStatus(await world.get(`requests/${'9'.repeat(40)}.xml`), 404),
    },
    'ids-many': {
      title: 'Tusen nummer på en gång',
      rule: 'A thousand numbers at once are answered or refused in XML.',
      run: stands('requests.xml', {
        service_request_id: Array.from({ length: 1000 }, (_, n) => n + 1).join(),
      }),
    },
    'names-of-objects': {
      title: 'Namn som program har själva',
      rule: 'Arguments named __proto__ and constructor are arguments.',
      run: stands('requests.xml', { ['__proto__']: 'x', constructor: 'y', 'toString[]': 'z' }),
    },
    'repeated-parameter': {
      title: 'Samma parameter två gånger',
      rule: 'An argument that stands twice breaks nothing.',
      run: async (world) => {
        const url = addressOf(world.target, 'requests.xml', { status: 'open' })
        const from = await world.ask({ method: 'GET', url: `${url}&status=closed` })
        demandNoFailure(from)
        rootOf(from)
      },
    },
    'hundred-parameters': {
      title: 'Hundra parametrar',
      rule: 'A hundred arguments are answered or refused.',
      run: stands(
        'requests.xml',
        Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`kit${n}`, 'x'])),
      ),
    },
    'ten-at-once': {
      title: 'Tio frågor samtidigt',
      rule: 'Ten questions at once are answered alike.',
      run: async (world) => {
        const all = await Promise.all(Array.from({ length: 10 }, () => world.getAnew('services.xml')))
        const [first] = all
        if (!first) return
        demandEach(all, (one) => one.answer?.status === 200 && textOf(one) === textOf(first), {
          ...{ what: 'Answered otherwise', say: (one) => one.answer?.status ?? one.trouble, from: first },
        })
      },
    },
    'post-empty': {
      title: 'En tom anmälan',
      rule: 'An empty report is refused.',
      needs: ['key'],
      run: posted('', urlencoded),
    },
    'post-json': {
      title: 'En anmälan i JSON',
      rule: 'A report in JSON, which the specification does not know, is refused and breaks nothing.',
      needs: ['key'],
      run: posted('{"service_code":"x"}', 'application/json'),
    },
    'post-cut-off': {
      title: 'En avhuggen anmälan i delar',
      rule: 'A report in parts that is cut off is refused.',
      needs: ['key'],
      run: posted(
        '--kit\r\nContent-Disposition: form-data; name="description"\r\n\r\nEtt h',
        'multipart/form-data; boundary=kit',
      ),
    },
    'post-no-utf8': {
      title: 'En anmälan som inte är UTF-8',
      rule: 'A report whose bytes are no UTF-8 is refused or taken, and breaks nothing.',
      needs: ['key'],
      run: async (world) => {
        const from = await world.ask({
          ...{ method: 'POST', url: `${world.target.url}/requests.xml` },
          headers: { 'content-type': urlencoded },
          body: Buffer.from('description=H\xe5l&service_code=%ff%c0%af', 'latin1'),
        })
        demandNoFailure(from)
      },
    },
    'post-very-long': {
      title: 'En anmälan på hundratusen tecken',
      rule: 'A description of a hundred thousand characters is refused.',
      needs: ['key'],
      run: async (world) => demandRefused(await send(world, { description: 'å'.repeat(100_000) })),
    },
    'post-control-characters': {
      title: 'Styrtecken i beskrivningen',
      rule: 'Control characters in a description are left out or refused: XML can not hold them.',
      needs: ['key'],
      run: async (world) => {
        demandNoFailure(await send(world, { description: 'Hål\u0000\u0001\u001b[31m i \u202egatan\ufffe' }))
        const from = await world.getAnew('requests.xml')
        demandNoFailure(from)
        rootOf(from)
      },
    },
    'other-method': {
      title: 'En metod som inte finns',
      rule: 'PUT on the list of requests, which is no method of GeoReport, is refused.',
      run: async (world) => {
        const from = await world.ask({ method: 'PUT', url: `${world.target.url}/requests.xml`, body: 'x' })
        demandRefused(from)
      },
    },
  },
)
