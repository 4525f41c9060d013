import { checksOf, Untried } from '../check.ts'
import { demand, demandEach, demandStatus, demandTaken } from '../demand.ts'
import { type Fields, plainRows, rowsOf, wordsOf } from '../read-rows.ts'
import { frames, idOf, read, requestAt, someRequests } from '../resources.ts'
import { sameFields } from '../same-fields.ts'
import { day, hour, timeOf } from '../times.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

/** Each request in the list has, in this field, what it should. */
const eachHas =
  (field: string, isRight: (words: string) => boolean, what: string) =>
  async (world: World): Promise<void> => {
    const { rows, from } = await someRequests(world)
    demandEach(rows, (row) => isRight(wordsOf(row, field)), {
      ...{ what, say: (row) => [idOf(row), row[field] ?? null], from },
    })
  }

const isWithin = (least: number, most: number) => (words: string) =>
  words === '' || (/^-?\d+(?:\.\d+)?$/.test(words) && Number(words) >= least && Number(words) <= most)

/** What tells who somebody is. */
const contactFields = ['email', 'phone', 'first_name', 'last_name', 'device_id', 'requestor_name']

export const requestsChecks = checksOf<World>(
  { area: 'requests', reference: 'GeoReport v2, GET Service Requests' },
  {
    'ids-given': {
      title: 'Varje ärende har ett nummer',
      rule: 'Every request in the list has a service_request_id.',
      run: eachHas('service_request_id', (words) => words.trim() !== '', 'Without a service_request_id'),
    },
    'ids-unique': {
      title: 'Inget ärende står två gånger',
      rule: 'No request stands twice in the list.',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        const ids = rows.map(idOf)
        demandEach(ids, (id) => ids.indexOf(id) === ids.lastIndexOf(id), {
          ...{ what: 'Stand twice', say: (id) => id, from },
        })
      },
    },
    'ids-strings': {
      title: 'Numren är text i JSON',
      rule: 'In JSON a service_request_id is a string: 001 is no number.',
      level: 'profile',
      run: async (world) => {
        await askedIn(world, 'json')
        const from = await world.get('requests.json')
        demandTaken(from)
        demandEach(plainRows(from), (row) => typeof row['service_request_id'] === 'string', {
          ...{ what: 'No strings', say: (row) => row['service_request_id'], from },
        })
      },
    },
    'status-known': {
      title: 'Status är öppen eller stängd',
      rule: 'The status is open or closed, in small letters.',
      run: eachHas('status', (words) => /^(?:open|closed)$/.test(words), 'Neither open nor closed'),
    },
    'services-known': {
      title: 'Varje ärende har en känd kategori',
      rule: 'The service_code of a request is in the list of services.',
      run: async (world) => {
        const { rows: services } = await read(world, 'services')
        const known = new Set(services.map((row) => wordsOf(row, 'service_code')))
        await eachHas('service_code', (code) => known.has(code), 'Not in the list of services')(world)
      },
    },
    'service-names': {
      title: 'Kategorin heter likadant i ärendet och i listan',
      rule: 'The service_name of a request is that of its service.',
      level: 'profile',
      run: async (world) => {
        const { rows: services } = await read(world, 'services')
        const names = new Map(
          services.map((row) => [wordsOf(row, 'service_code'), wordsOf(row, 'service_name')]),
        )
        const { rows, from } = await someRequests(world)
        const isRight = (row: Fields) =>
          names.get(wordsOf(row, 'service_code')) === wordsOf(row, 'service_name')
        demandEach(rows, isRight, {
          what: 'Not the names of their services',
          say: (row) => row['service_name'],
          from,
        })
      },
    },
    'lat-range': {
      title: 'Latituden är en latitud',
      rule: 'lat is a decimal number from -90 to 90, with a point.',
      run: eachHas('lat', isWithin(-90, 90), 'No latitudes'),
    },
    'long-range': {
      title: 'Longituden är en longitud',
      rule: 'long is a decimal number from -180 to 180, with a point.',
      run: eachHas('long', isWithin(-180, 180), 'No longitudes'),
    },
    'place-in-sweden': {
      title: 'Platserna ligger i Sverige',
      rule: 'lat and long lie in Sweden: changed for each other they would not.',
      level: 'profile',
      run: async (world) => {
        await eachHas(
          'lat',
          (words) => words === '' || isWithin(55, 70)(words),
          'Not in Sweden by lat',
        )(world)
        await eachHas(
          'long',
          (words) => words === '' || isWithin(10, 25)(words),
          'Not in Sweden by long',
        )(world)
      },
    },
    'media-url-absolute': {
      title: 'Bildadresser är hela',
      rule: 'A media_url is an absolute address, http or https.',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        const pictured = rows.filter((row) => wordsOf(row, 'media_url') !== '')
        if (pictured.length === 0) throw new Untried('No request has a media_url.')
        demandEach(pictured, (row) => /^https?:\/\/[^/\s]+\/\S*$/.test(wordsOf(row, 'media_url')), {
          ...{ what: 'No absolute addresses', say: (row) => row['media_url'], from },
        })
      },
    },
    'media-url-answers': {
      title: 'Bilder går att hämta',
      rule: 'Behind a media_url there is a picture, for anybody.',
      level: 'profile',
      run: async (world) => {
        const { rows } = await someRequests(world)
        const url = rows.map((row) => wordsOf(row, 'media_url')).find((words) => words !== '')
        if (!url) throw new Untried('No request has a media_url.')
        const from = await world.ask({ method: 'GET', url })
        demandStatus(from, 200)
        const type = from.answer?.headers['content-type'] ?? ''
        demand(type.startsWith('image/'), `Its type is "${type}".`, from)
      },
    },
    'no-contact': {
      title: 'Ingen anmälares uppgifter visas',
      rule: 'No public request tells who has reported it.',
      level: 'profile',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        demandEach(rows, (row) => contactFields.every((name) => wordsOf(row, name) === ''), {
          ...{ what: 'Tell who has reported them', say: idOf, from },
        })
      },
    },
    'newest-first': {
      title: 'Nyast först',
      rule: 'Unless asked otherwise, the list begins with what was reported last.',
      level: 'profile',
      run: async (world) => {
        const { rows, from } = await someRequests(world, 2)
        const times = rows.map((row) => timeOf(wordsOf(row, 'requested_datetime')))
        const late = times.findIndex((time, place) => time > (times[place - 1] ?? Number.POSITIVE_INFINITY))
        demand(late === -1, `${idOf(rows[late] ?? {})} is newer than the one before it.`, from)
      },
    },
    'ninety-days': {
      title: 'Listan rymmer nittio dagar',
      rule: 'Unless asked otherwise, the list goes back ninety days and no further.',
      run: async (world) => {
        const oldest = Date.now() - 90 * day - 2 * hour
        await eachHas(
          'requested_datetime',
          (words) => !(timeOf(words) < oldest),
          'Older than ninety days',
        )(world)
      },
    },
    thousand: {
      title: 'Listan rymmer högst tusen',
      rule: 'The list holds a thousand requests at most.',
      run: async (world) => {
        const { rows, from } = await read(world, 'requests')
        demand(rows.length <= 1000, `It holds ${rows.length}.`, from)
      },
    },
  },
)

export const requestChecks = checksOf<World>(
  { area: 'request', reference: 'GeoReport v2, GET Service Request' },
  {
    'one-element': {
      title: 'Ett ärende är en lista med ett',
      rule: 'One request is a list with one in it, the one that was asked for.',
      run: async (world) => {
        const [first = {}] = (await someRequests(world)).rows
        const from = await world.get(requestAt(idOf(first), 'xml'))
        demandTaken(from)
        const ids = rowsOf(from, 'xml', frames.requests).map(idOf)
        demand(ids.join() === idOf(first), `Asked for ${idOf(first)}, it holds ${ids.join(', ')}.`, from)
      },
    },
    'as-in-list': {
      level: 'profile',
      title: 'Ärendet är detsamma ensamt och i listan',
      rule: 'A request says the same alone as in the list.',
      run: async (world) => {
        for (const listed of (await someRequests(world)).rows.slice(0, 5)) {
          const from = await world.get(requestAt(idOf(listed), 'xml'))
          demandTaken(from)
          const [alone = {}] = rowsOf(from, 'xml', frames.requests)
          const different = sameFields(listed, alone)
          demand(different === null, `They differ in ${different}.`, from)
        }
      },
    },
    'closed-has-time': {
      title: 'Ett stängt ärende har en tid då det stängdes',
      rule: 'A closed request has an updated_datetime: when it was closed.',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        const closed = rows.filter((row) => wordsOf(row, 'status') === 'closed')
        if (closed.length === 0) throw new Untried('No request is closed.')
        demandEach(closed, (row) => wordsOf(row, 'updated_datetime') !== '', {
          ...{ what: 'Closed, without an updated_datetime', say: idOf, from },
        })
      },
    },
  },
)
