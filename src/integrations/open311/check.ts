import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { CheckStep } from '../receiver.ts'
import type { Far } from './ask.ts'
import { documentOf, listRows, type Window } from './list-rows.ts'
import { readDefinition, readServices, type TheirService } from './read-services.ts'
import type { MappedCategory } from './settings.ts'

type Tell = (step: CheckStep) => void
type Checked = { ok: boolean; answer: string }

const hourMs = 3_600_000

/** Looks at what can be looked at without leaving anything there. The first that fails says what came of it all. */
export async function check(far: Far, tell: Tell = () => {}): Promise<Checked> {
  const steps: CheckStep[] = []
  const say = (step: CheckStep['step'], ok: boolean, answer: string) => {
    steps.push({ step, ok, answer })
    tell({ step, ok, answer })
  }
  const services = await checkServices(far, say)
  if (services) {
    await checkMapping(far, services, say)
    await checkLists(far, say)
  }
  const failed = steps.find(({ ok }) => !ok)
  return failed ? { ok: false, answer: failed.answer } : { ok: true, answer: `${services?.length} services` }
}

type Say = (step: CheckStep['step'], ok: boolean, answer: string) => void

async function checkServices(far: Far, say: Say): Promise<TheirService[] | null> {
  const answer = await far.get(far.profile.names.services).catch((error: unknown) => {
    if (!(error instanceof NotAnswered)) throw error
    say(/certificate/.test(error.message) ? 'certificate' : 'reach', false, error.message)
    return null
  })
  if (!answer) return null
  say('reach', true, `HTTP ${answer.status}`)
  if (far.settings.endpoint.startsWith('https:')) say('certificate', true, 'trusted')
  const services = readOr(() => readServices(documentOf(answer)))
  if (services.ok && services.value.length > 0) {
    say('services', true, String(services.value.length))
    return services.value
  }
  say('services', false, services.ok ? 'there are none' : services.why)
  return null
}

/** Each category must be one of theirs, and what its definition requires be sent. */
async function checkMapping(far: Far, services: readonly TheirService[], say: Say): Promise<void> {
  const { categories, otherCategories } = far.settings
  const mapped = [...Object.values(categories), ...(otherCategories ? [otherCategories] : [])]
  const theirs = new Map(services.map((service) => [service.code, service]))
  const faults: string[] = []
  for (const category of mapped) {
    const service = theirs.get(category.service)
    if (!service) faults.push(`there is no service ${category.service}`)
    else if (service.hasDefinition) faults.push(...(await missingAttributes(far, category)))
  }
  if (mapped.length === 0) faults.push('no category is mapped')
  say('mapping', faults.length === 0, faults.join('; ') || `${mapped.length} categories`)
}

async function missingAttributes(far: Far, category: MappedCategory): Promise<string[]> {
  const { settings, profile } = far
  const read = await asked(far.get(`${profile.names.services}/${category.service}`), (answer) =>
    readDefinition(documentOf(answer), category.service),
  )
  if (!read.ok) return [`the definition of ${category.service}: ${read.why}`]
  const sent = new Set([
    ...Object.keys(category.attributes),
    ...Object.keys({ ...profile.filled, ...settings.filled }),
    ...Object.values(settings.answers).map(({ attribute }) => attribute),
  ])
  return read.value.attributes
    .filter(({ code, isRequired, isAsked }) => isRequired && isAsked && !sent.has(code))
    .map(({ code }) => `${category.service} requires ${code}`)
}

async function checkLists(far: Far, say: Say): Promise<void> {
  const to = new Date()
  const from = new Date(to.getTime() - hourMs)
  const of: Window['of'] = far.profile.asksByChange ? 'changed' : 'made'
  const requests = await asked(listRows(far, { of, from, to }), ({ rows }) => rows.length)
  say('read', requests.ok, requests.ok ? `${requests.value} requests of the last hour` : requests.why)
  if (far.settings.updates !== 'servicerequestupdates') return
  const updates = await asked(listRows(far, { of: 'updates', from, to }), ({ rows }) => rows.length)
  say('key', updates.ok, updates.ok ? `${updates.value} updates of the last hour` : updates.why)
}

type Read<T> = { ok: true; value: T } | { ok: false; why: string }

async function asked<Answer, T>(asking: Promise<Answer>, read: (answer: Answer) => T): Promise<Read<T>> {
  try {
    const answer = await asking
    return readOr(() => read(answer))
  } catch (error) {
    return whyNot(error)
  }
}

function readOr<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    return whyNot(error)
  }
}

function whyNot(error: unknown): { ok: false; why: string } {
  if (error instanceof NotAnswered || error instanceof Unreadable) return { ok: false, why: error.message }
  throw error
}
