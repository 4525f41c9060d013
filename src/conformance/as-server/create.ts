import { type Check, checksOf, Untried } from '../check.ts'
import { aWord, create, createWithId, marks, seenAgain, send } from '../create.ts'
import { demand, demandTaken } from '../demand.ts'
import { textOf } from '../exchanged.ts'
import { type Format, rowsOf, wordsOf } from '../read-rows.ts'
import { frames, idOf, read, requestNow } from '../resources.ts'
import { sendInParts } from '../send-in-parts.ts'
import { day, leeway, timeOf, written } from '../times.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

const urlencoded = 'application/x-www-form-urlencoded'

/** What was sent stands in the request as it is told. */
const echoed =
  (field: string, name: keyof typeof marks | 'service_code') =>
  async (world: World): Promise<void> => {
    const { row, sent, from } = await seenAgain(world)
    demand(
      wordsOf(row, field) === sent[name],
      `Sent was ${sent[name]}, told is ${wordsOf(row, field)}.`,
      from,
    )
  }

/** Five decimals are a metre. */
const placed = (field: 'lat' | 'long') => async (world: World) => {
  const { row, sent, from } = await seenAgain(world)
  const away = Math.abs(Number(wordsOf(row, field)) - Number(sent[field]))
  demand(away < 0.00002, `Sent was ${sent[field]}, told is ${wordsOf(row, field)}.`, from)
}

/** Nothing that tells who somebody is may be read by anybody. */
const silent = (format: Format) => async (world: World) => {
  await askedIn(world, format)
  const { from } = await seenAgain(world, format)
  const told = [marks.email, marks.phone, marks.first_name, marks.last_name].filter((words) =>
    textOf(from).includes(words),
  )
  demand(told.length === 0, `It tells ${told.join(', ')}.`, from)
}

export const createChecks: readonly Check<World>[] = checksOf<World>(
  { area: 'create', reference: 'GeoReport v2, POST Service Request', needs: ['key'] },
  {
    'one-of-two': {
      title: 'Svaret är ett nummer eller en token',
      rule: 'The answer has a service_request_id or a token, not both.',
      run: async (world) => {
        const { id, token, from } = await create(world)
        demand(
          (id === '') !== (token === ''),
          id === '' ? 'The answer has neither.' : 'The answer has both.',
          from,
        )
      },
    },
    'one-answer': {
      title: 'En anmälan ger ett svar',
      rule: 'A report is answered by one request.',
      run: async (world) => {
        const from = await send(world)
        demandTaken(from)
        const { length } = rowsOf(from, 'xml', frames.requests)
        demand(length === 1, `It is answered by ${length}.`, from)
      },
    },
    'readable-at-once': {
      level: 'profile',
      title: 'Ärendet går att läsa genast',
      rule: 'A request with a number can be read by it.',
      run: async (world) => {
        const created = await createWithId(world)
        const { row, from } = await requestNow(world, created.id)
        demand(idOf(row) === created.id, `Asked for ${created.id}, it holds ${idOf(row)}.`, from)
      },
    },
    'found-in-list': {
      level: 'profile',
      title: 'Ärendet finns i listan',
      rule: 'A new request is in the list of the moment it came.',
      run: async (world) => {
        const { created, at } = await seenAgain(world)
        const window = { start_date: written(at - leeway), end_date: written(at + leeway) }
        const { rows, from } = await read(world, 'requests', window, { anew: true })
        demand(
          rows.some((row) => idOf(row) === created.id),
          `${created.id} is not.`,
          from,
        )
      },
    },
    'description-told': {
      title: 'Beskrivningen börjar som den skickades',
      rule: 'The description is what was sent, not a title or a category.',
      run: async (world) => {
        const { row, from } = await seenAgain(world)
        demand(wordsOf(row, 'description').startsWith('Hål i gatan'), `It is ${row['description']}.`, from)
      },
    },
    'service-told': {
      title: 'Kategorin är den som skickades',
      rule: 'The service_code is the one that was sent.',
      run: echoed('service_code', 'service_code'),
    },
    'lat-told': {
      title: 'Latituden är den som skickades',
      rule: 'lat is what was sent, to the metre.',
      run: placed('lat'),
    },
    'long-told': {
      title: 'Longituden är den som skickades',
      rule: 'long is what was sent, to the metre.',
      run: placed('long'),
    },
    'address-told': {
      title: 'Adressen är den som skickades',
      rule: 'address is the address_string that was sent.',
      level: 'profile',
      run: echoed('address', 'address_string'),
    },
    'begins-open': {
      title: 'Ett nytt ärende är öppet',
      rule: 'A new request is open.',
      run: async (world) => {
        const { row, from } = await seenAgain(world)
        demand(wordsOf(row, 'status') === 'open', `It is ${row['status']}.`, from)
      },
    },
    'dated-now': {
      title: 'Ett nytt ärende är från nu',
      rule: 'requested_datetime is when it came: within a few minutes, in whichever zone.',
      run: async (world) => {
        const { row, at, from } = await seenAgain(world)
        const away = Math.abs(timeOf(wordsOf(row, 'requested_datetime')) - at)
        demand(away < leeway, `It is ${row['requested_datetime']}, and was sent at ${written(at)}.`, from)
      },
    },
    'contact-hidden-xml': {
      title: 'Anmälarens uppgifter syns inte i XML',
      rule: 'Address, telephone number and name of who reports are told to nobody, in XML.',
      level: 'profile',
      run: silent('xml'),
    },
    'contact-hidden-json': {
      title: 'Anmälarens uppgifter syns inte i JSON',
      rule: 'Address, telephone number and name of who reports are told to nobody, in JSON.',
      level: 'profile',
      run: silent('json'),
    },
    'longest-description': {
      title: 'Fyratusen tecken får rum',
      rule: 'A description of four thousand characters is taken.',
      run: async (world) => demandTaken(await send(world, { description: 'Ett hål. å'.repeat(400) })),
    },
    'empty-fields': {
      title: 'Tomma fält är inga',
      rule: 'Empty fields are absent ones.',
      run: async (world) =>
        demandTaken(
          await send(world, { address_id: '', account_id: '', device_id: '', phone: '', media_url: '' }),
        ),
    },
    'unknown-fields': {
      title: 'Okända fält hindrar ingenting',
      rule: 'A field that the server does not know hinders nothing.',
      run: async (world) =>
        demandTaken(await send(world, { kit_unknown: 'x', deviceid: 'kit', title_en: 'Hole' })),
    },
    'plain-type': {
      title: 'Formulär utan angiven teckenkod tas emot',
      rule: 'A form whose type names no charset is UTF-8.',
      run: async (world) => {
        const created = await createWithId(
          world,
          { description: 'Hål på Åsgatan' },
          { headers: { 'content-type': urlencoded } },
        )
        const { rows, from } = await read(world, 'requests', { service_request_id: created.id })
        const [row] = rows
        if (!row) throw new Untried('The new request can not be read yet.')
        const told = wordsOf(row, 'description')
        demand(told === 'Hål på Åsgatan', `It is told as ${told}.`, from)
      },
    },
    multipart: {
      title: 'Formulär i delar tas emot',
      rule: 'A report as multipart/form-data is taken.',
      level: 'profile',
      run: async (world) => demandTaken(await sendInParts(world)),
    },
    'reading-makes-nothing': {
      title: 'Att läsa skapar ingenting',
      rule: 'GET makes no request, whatever it is asked with.',
      run: async (world) => {
        const description = `Kit ${aWord()}`
        const { row } = await seenAgain(world)
        const query = {
          service_code: wordsOf(row, 'service_code'),
          description,
          api_key: world.target.key ?? '',
        }
        await world.getAnew('requests.xml', {
          query: { ...query, lat: wordsOf(row, 'lat'), long: wordsOf(row, 'long') },
        })
        const since = { start_date: written(Date.now() - day) }
        const { from } = await read(world, 'requests', since, { anew: true })
        demand(!textOf(from).includes(description), 'Reading has made a request.', from)
      },
    },
  },
)
