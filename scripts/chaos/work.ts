import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#database/database.ts'
import { places } from '#geo/places.ts'
import { confirmContribution } from '#reports/contributions/confirm-contribution.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import type { FarSide } from './far-side.ts'
import type { House } from './house.ts'

/** What has been done on either side, to be found again on the other. */
export type Done = {
  /** By number: whose system it is to come to. */
  reports: Map<number, FarSide>
  /** What residents have said, by the key of their form: of which report. */
  said: Map<string, number>
  /** What was done there: which case, how far it has come, what it called each. */
  handled: Map<string, { side: FarSide; externalId: string; step: number; ids: string[]; at: number }>
}

const patienceMs = 120_000

/** Until it is done: program and database come back. What may have been done is done again under the same name. */
export async function persist<T>(act: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(150)
    }
  }
}

/** A report by Open311, from the middle of a municipality. */
export async function report({ trial, key }: House, side: FarSide, index: number, done: Done): Promise<void> {
  const place = places().find(({ code }) => code === side.body)
  if (!place) throw new Error(`no place in ${side.body}`)
  const fields = new URLSearchParams({
    ...{ api_key: key, service_code: 'hal', lat: String(place.point.lat), long: String(place.point.lon) },
    ...{ description: `Hål nummer ${index} i gatan`, 'attribute[fixmystreet_id]': `kaos-${index}` },
  })
  const number = await persist(async () => {
    const answer = await fetch(`${trial.baseUrl}/open311/v2/requests.json`, { method: 'POST', body: fields })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    const [row] = (await answer.json()) as { service_request_id?: string }[]
    if (!row?.service_request_id) throw new Error('no number')
    return Number(row.service_request_id)
  })
  done.reports.set(number, side)
}

/** A neighbour tells something new of a report. */
export async function say(db: Db, number: number, done: Done): Promise<void> {
  const id = randomUUID()
  await persist(() =>
    saveContribution(db, {
      ...{ id, kind: 'update', report: number, words: `Nytt ${id}`, wantsLetters: false, language: 'sv' },
      email: `${id.slice(0, 4)}@granne.example`,
    }),
  )
  await persist(() => confirmContribution(db, { contribution: id, link: null, door: 'web' }))
  done.said.set(id, number)
}

/** Somebody there moves a case of ours one step on, if there is one that has steps left. */
export async function handle(side: FarSide, chance: () => number, done: Done): Promise<boolean> {
  const cases = await side.cases()
  const chosen = cases[Math.floor(chance() * cases.length)]
  if (!chosen) return false
  const name = `${side.id} ${chosen.externalId}`
  const begun = { side, externalId: chosen.externalId, step: -1, ids: [], at: 0 }
  const handled = done.handled.get(name) ?? begun
  // Some tell no parts of a second: two steps within one have no order.
  if (handled.step >= 3 || Date.now() - handled.at < 1_500) return false
  handled.step += 1
  handled.at = Date.now()
  done.handled.set(name, handled)
  handled.ids.push(await side.handle(chosen.externalId, handled.step))
  return true
}
