import { setTimeout as pause } from 'node:timers/promises'
import type { OpenedTrial } from '#conformance/as-client/open-trial.ts'
import { questions, trialServices } from '#conformance/as-client/trial-catalogue.ts'
import type { Exchange, OutAnswer } from '#http/exchange.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

type Asking = Pick<OpenedTrial, 'url' | 'key' | 'jurisdiction' | 'secondMs'>

/** A program that asks as it should, and does all that a trial asks for. */
export async function runReferenceProgram(trial: Asking, exchange: Exchange): Promise<void> {
  const { secondMs, url, key, jurisdiction } = trial
  const get = (path: string, query: Fields = {}, headers = {}) =>
    exchange({
      method: 'GET',
      url: `${url}/${path}?${wordsOf({ jurisdiction_id: jurisdiction, ...query })}`,
      headers,
    })
  const post = (path: string, fields: Fields) => {
    const body = wordsOf({ api_key: key, jurisdiction_id: jurisdiction, ...fields })
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    return persist(() => exchange({ method: 'POST', url: `${url}/${path}`, body, headers }), secondMs)
  }
  const report = (service_code: string, more: Fields = {}) =>
    post('requests.json', {
      ...{ service_code, lat: '57.930180', long: '12.533520', email: 'ada@invanare.example' },
      ...{
        description: 'Hål åäö & grop',
        report_url: `https://app.example/${encodeURIComponent(service_code)}`,
        ...more,
      },
    })

  await get('discovery.json')
  const services = await get('services.json')
  await get(`services/${encodeURIComponent(trialServices.hole)}.json`)
  const hole = await report(trialServices.hole, {
    [`attribute[${questions.depth}]`]: '12',
    [`attribute[${questions.side}]`]: 'N',
    [`attribute[${questions.when}][]`]: ['dag', 'natt'],
  })
  await report(trialServices.lamp)
  const { token } = rowIn(await report(trialServices.litter))
  await untilNumber(() => get(`tokens/${token}.json`), secondMs)
  await report(trialServices.closed)
  await followPages(exchange, await get('requests.json', { status: 'open' }))
  const end = new Date()
  const window = (from: number, to: number) => ({ start_date: moment(from), end_date: moment(to) })
  await get('servicerequestupdates.json', window(end.getTime() - 3_600_000, end.getTime()))
  await get('servicerequestupdates.json', window(end.getTime() - 60_000, Date.now()))
  for (const [place, status] of ['in_progress', 'fixed'].entries())
    await post('servicerequestupdates.json', {
      ...{ service_request_id: rowIn(hole)['service_request_id'] ?? '', update_id: `A-${place}`, status },
      ...{ updated_datetime: moment(end.getTime() + place), description: '' },
    })
  await get('services.json', {}, { 'if-none-match': services.headers['etag'] ?? '' })
}

const moment = (time: number): string => new Date(time).toISOString()

const wordsOf = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString()

const rowIn = ({ body }: OutAnswer): Record<string, string> => JSON.parse(body.toString())[0]

/** Sends again, as it was, when it has been asked to come back. */
async function persist(send: () => Promise<OutAnswer>, secondMs: number): Promise<OutAnswer> {
  const answer = await send()
  if (answer.status !== 429 && answer.status !== 503) return answer
  await pause(Number(answer.headers['retry-after']) * secondMs)
  return persist(send, secondMs)
}

async function untilNumber(ask: () => Promise<OutAnswer>, secondMs: number): Promise<void> {
  const answer = await ask()
  if (answer.status !== 200 || rowIn(answer)['service_request_id']) return
  await pause(secondMs)
  await untilNumber(ask, secondMs)
}

async function followPages(exchange: Exchange, { headers }: OutAnswer): Promise<void> {
  const next = /<([^>]*)>; rel="next"/.exec(headers['link'] ?? '')?.[1]
  if (next) await followPages(exchange, await exchange({ method: 'GET', url: next }))
}
