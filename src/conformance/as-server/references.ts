import { checksOf } from '../check.ts'
import { aReport, aWord, type Created, createdIn, createWithId } from '../create.ts'
import { demand } from '../demand.ts'
import type { Format } from '../read-rows.ts'
import type { Posted, World } from '../world.ts'

type Sending = { changes?: Posted; headers?: Record<string, string>; format?: Format }

/** Sends the same report as often as told, changed as told: what it was answered with each time. */
async function sendAll(world: World, sendings: readonly Sending[]): Promise<Created[]> {
  const report = await aReport(world)
  const all: Created[] = []
  for (const { changes, headers, format = 'xml' } of sendings)
    all.push(createdIn(await world.post(`requests.${format}`, { ...report, ...changes }, headers), format))
  return all
}

const namesOf = (all: readonly Created[]): string[] => all.map(({ id, token }) => id || token)

function demandOne(all: readonly Created[]): void {
  const names = namesOf(all)
  demand(new Set(names).size === 1, `They are answered by ${names.join(' and ')}.`, all.at(-1)?.from ?? null)
}

const twiceWith = (field: string) => async (world: World) => {
  const changes = { [field]: `https://kit.example/${aWord()}` }
  demandOne(await sendAll(world, [{ changes }, { changes }]))
}

export const referencesChecks = checksOf<World>(
  { area: 'references', reference: 'Idempotency of POST Service Request', level: 'profile', needs: ['key'] },
  {
    'fixmystreet-id': {
      title: 'Samma attribute[fixmystreet_id] är samma ärende',
      rule: 'The same attribute[fixmystreet_id] once more is the same request.',
      run: twiceWith('attribute[fixmystreet_id]'),
    },
    'report-url': {
      title: 'Samma report_url är samma ärende',
      rule: 'The same report_url once more is the same request.',
      run: twiceWith('report_url'),
    },
    'request-id-ext': {
      title: 'Samma service_request_id_ext är samma ärende',
      rule: 'The same service_request_id_ext once more is the same request.',
      run: twiceWith('service_request_id_ext'),
    },
    header: {
      title: 'Samma Idempotency-Key är samma ärende',
      rule: 'The same header Idempotency-Key once more is the same request.',
      run: async (world) => {
        const headers = { 'idempotency-key': aWord() }
        demandOne(await sendAll(world, [{ headers }, { headers }]))
      },
    },
    'at-once': {
      title: 'Två samtidiga är ett ärende',
      rule: 'The same reference twice at one moment is one request.',
      run: async (world) => {
        const changes = { report_url: `https://kit.example/${aWord()}` }
        const all = await Promise.all([1, 2, 3].map(() => sendAll(world, [{ changes }])))
        demandOne(all.flat())
      },
    },
    'other-words': {
      title: 'Samma referens med andra ord är samma ärende',
      rule: 'The same reference with other words is the same request: it was sent again, not anew.',
      run: async (world) => {
        const report_url = `https://kit.example/${aWord()}`
        const again = { report_url, description: `Kit ${aWord()}` }
        demandOne(await sendAll(world, [{ changes: { report_url } }, { changes: again }]))
      },
    },
    'other-format': {
      title: 'Samma referens i ett annat format är samma ärende',
      rule: 'The same reference in the other format is the same request.',
      run: async (world) => {
        const changes = { report_url: `https://kit.example/${aWord()}` }
        demandOne(await sendAll(world, [{ changes }, { changes, format: 'json' }]))
      },
    },
    'other-reference': {
      title: 'En annan referens är ett annat ärende',
      rule: 'The same words with another reference are another request.',
      run: async (world) => {
        const all = await sendAll(world, [
          { changes: { report_url: `https://kit.example/${aWord()}` } },
          { changes: { report_url: `https://kit.example/${aWord()}` } },
        ])
        const [one, other] = namesOf(all)
        demand(one !== other, `Both are ${one}.`, all[1]?.from)
      },
    },
    none: {
      title: 'Utan referens är två två',
      rule: 'Two reports without a reference are two requests: neighbours may see the same.',
      run: async (world) => {
        const [one, other] = [await createWithId(world), await createWithId(world)]
        demand(one.id !== other.id, `Both are ${one.id}.`, other.from)
      },
    },
  },
)
