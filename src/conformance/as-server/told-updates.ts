import { setTimeout as pause } from 'node:timers/promises'
import { type Check, checksOf } from '../check.ts'
import { aWord } from '../create.ts'
import { demand, demandStatus, demandTaken } from '../demand.ts'
import type { Exchanged } from '../exchanged.ts'
import { lookAgain } from '../look-again.ts'
import { rowsOf, wordsOf } from '../read-rows.ts'
import { frames, read, requestNow } from '../resources.ts'
import { aCase, tell } from '../tell.ts'
import { day, hour, leeway, written } from '../times.ts'
import type { Posted, World } from '../world.ts'

const refused =
  (status: number, changes: Posted) =>
  async (world: World): Promise<void> => {
    // What is refused moves nothing: one case is enough for all of it.
    const id = await world.once('case that is never moved', () => aCase(world))
    demandStatus(await tell(world, { id, ...changes } as Posted & { id: string }), status)
  }

/** Tells one thing after the other; each should be taken. */
async function tellAll(world: World, id: string, ...all: readonly Posted[]): Promise<Exchanged | null> {
  let last: Exchanged | null = null
  for (const one of all) {
    last = await tell(world, { ...one, id })
    demandTaken(last)
  }
  return last
}

const statusNow = async (world: World, id: string) => {
  const { row, from } = await requestNow(world, id)
  return { status: wordsOf(row, 'status'), from }
}

async function demandStatusNow(world: World, id: string, wanted: string): Promise<void> {
  const { status, from } = await statusNow(world, id)
  demand(status === wanted, `The request is ${status}; it should be ${wanted}.`, from)
}

/** What has been said of a request, as updates tell it, when what was just told is among it. */
function saidOf(world: World, id: string, told: string) {
  const window = { start_date: written(Date.now() - leeway), end_date: written(Date.now() + leeway) }
  const look = async () => {
    const { rows, from } = await read(world, 'updates', window, { anew: true })
    const its = rows.filter((row) => wordsOf(row, 'service_request_id') === id)
    return { words: its.map((row) => row['description']), from }
  }
  return lookAgain(look, ({ words }) => words.includes(told))
}

export const toldChecks: readonly Check<World>[] = checksOf<World>(
  { area: 'told', reference: 'POST servicerequestupdates (FixMyStreet)', level: 'profile', needs: ['told'] },
  {
    'key-missing': {
      title: 'En uppdatering utan nyckel: 403',
      rule: 'An update without a key is refused with 403.',
      run: refused(403, { api_key: undefined }),
    },
    'key-wrong': {
      title: 'En uppdatering med fel nyckel: 403',
      rule: 'An update with a wrong key is refused with 403.',
      run: refused(403, { api_key: 'kit-not-a-key' }),
    },
    'request-missing': {
      title: 'En uppdatering om inget ärende: 400',
      rule: 'An update without service_request_id is refused with 400.',
      run: refused(400, { service_request_id: undefined }),
    },
    'request-unknown': {
      title: 'En uppdatering om ett okänt ärende: 404',
      rule: 'An update of a request that is none is refused with 404 (FixMyStreet: 400).',
      run: async (world) => demandStatus(await tell(world, { id: '99999999999' }), 404, 400),
    },
    'id-missing': {
      title: 'En uppdatering utan eget namn: 400',
      rule: 'An update without update_id is refused with 400.',
      run: refused(400, { update_id: undefined }),
    },
    'status-missing': {
      title: 'En uppdatering utan status: 400',
      rule: 'An update without status is refused with 400.',
      run: refused(400, { status: undefined }),
    },
    'status-unknown': {
      title: 'En uppdatering med okänd status: 400',
      rule: 'An update whose status is no known word is refused with 400.',
      run: refused(400, { status: 'kit_no_status' }),
    },
    'time-missing': {
      title: 'En uppdatering utan tid: 400',
      rule: 'An update without updated_datetime is refused with 400.',
      run: refused(400, { updated_datetime: undefined }),
    },
    'time-no-zone': {
      title: 'En uppdatering med tid utan tidszon: 400',
      rule: 'An update whose time has no zone is refused with 400.',
      run: refused(400, { updated_datetime: '2026-11-20T10:00:00' }),
    },
    'id-echoed': {
      title: 'Svaret säger vilken uppdatering det gäller',
      rule: 'The answer has the update_id.',
      run: async (world) => {
        const update_id = aWord()
        const from = await tell(world, { id: await aCase(world), update_id })
        demandTaken(from)
        const [row = {}] = rowsOf(from, 'xml', frames.updates)
        demand(wordsOf(row, 'update_id') !== '', 'The answer has no update_id.', from)
      },
    },
    'upper-case': {
      title: 'Status med stora bokstäver förstås',
      rule: 'A status in capitals is understood: FixMyStreet sends IN_PROGRESS.',
      run: async (world) => demandTaken(await tell(world, { id: await aCase(world), status: 'IN_PROGRESS' })),
    },
    'with-spaces': {
      title: 'Status med blanksteg förstås',
      rule: 'A status with a space for its underscore is understood.',
      run: async (world) => demandTaken(await tell(world, { id: await aCase(world), status: 'in progress' })),
    },
    'empty-words': {
      title: 'En uppdatering utan ord tas emot',
      rule: 'An empty description is taken where only the status changes.',
      run: async (world) => demandTaken(await tell(world, { id: await aCase(world), description: '' })),
    },
    'closes-request': {
      needs: ['moves'],
      title: 'Åtgärdat stänger ärendet',
      rule: 'After fixed the request is closed.',
      run: async (world) => {
        const id = await aCase(world)
        await tellAll(world, id, { status: 'fixed', description: 'Kit: done.' })
        await demandStatusNow(world, id, 'closed')
      },
    },
    'keeps-open': {
      title: 'Pågående arbete håller ärendet öppet',
      rule: 'After in_progress the request is open: it is not done.',
      run: async (world) => {
        const id = await aCase(world)
        await tellAll(world, id, { status: 'in_progress' })
        await demandStatusNow(world, id, 'open')
      },
    },
    'late-moves-nothing': {
      needs: ['moves'],
      title: 'Det som kommer sent rullar inget tillbaka',
      rule: 'A status that is older than the last one moves nothing.',
      run: async (world) => {
        const id = await aCase(world)
        await tellAll(
          world,
          id,
          { status: 'fixed', description: 'Kit: done.' },
          { status: 'in_progress', updated_datetime: written(Date.now() - hour) },
        )
        await demandStatusNow(world, id, 'closed')
      },
    },
    reopens: {
      needs: ['moves'],
      title: 'Det går att öppna igen',
      rule: 'After reopen a closed request is open.',
      run: async (world) => {
        const id = await aCase(world)
        await tellAll(
          world,
          id,
          { status: 'fixed', description: 'Kit: done.' },
          { status: 'reopen', description: 'Kit: again.', updated_datetime: written(Date.now() + 1000) },
        )
        await demandStatusNow(world, id, 'open')
      },
    },
    'twice-is-once': {
      title: 'Samma uppdatering två gånger är en',
      rule: 'The same update_id once more does nothing, and is answered alike.',
      run: async (world) => {
        const id = await aCase(world)
        const same = { status: 'unchanged', update_id: aWord(), description: `Kit ${aWord()}` }
        await tellAll(world, id, same, same)
        const { words, from } = await saidOf(world, id, same.description)
        const { length } = words.filter((one) => one === same.description)
        demand(length === 1, `It is told ${length} times.`, from)
      },
    },
    'words-as-sent': {
      title: 'Orden kommer fram som de skickades',
      rule: 'The description is told as it was sent, with å, emoji and marks.',
      run: async (world) => {
        const [id, description] = [await aCase(world), 'Beställt åäö 🚧 & <b>klart</b> "snart".']
        await tellAll(world, id, { status: 'unchanged', description })
        const { words, from } = await saidOf(world, id, description)
        demand(words.includes(description), `Told is ${words.join(' | ')}.`, from)
      },
    },
    'moves-updated': {
      title: 'Ärendet räknas som ändrat',
      rule: 'What is told moves the updated_datetime of its request: who polls requests must see it.',
      run: async (world) => {
        const id = await aCase(world)
        const before = wordsOf((await requestNow(world, id)).row, 'updated_datetime')
        // Some write whole seconds.
        if (!before.includes('.')) await pause(1100)
        await tellAll(world, id, { status: 'unchanged', description: `Kit ${aWord()}` })
        const { row, from } = await requestNow(world, id)
        const after = wordsOf(row, 'updated_datetime')
        demand(Date.parse(after) > Date.parse(before), `It was ${before} and is ${after}.`, from)
      },
    },
    'old-clock': {
      title: 'En klocka som går fel fäller ingenting',
      rule: 'An update of last year is taken, or refused in words.',
      run: async (world) => {
        const from = await tell(world, {
          ...{ id: await aCase(world), status: 'unchanged', description: 'Kit: old.' },
          updated_datetime: written(Date.now() - 400 * day),
        })
        demandStatus(from, 200, 201, 202, 400)
      },
    },
  },
)
