import type { Exchange } from '#http/exchange.ts'
import { jsonIn } from '../json-in.ts'
import { assumedOperations } from './assumptions.ts'
import type { InfracontrolSettings } from './settings.ts'
import { isRecord, isSeveral, type Names, type Theirs, toOurs, toTheirs } from './translate.ts'
import { type Ask, codeIn } from './transport.ts'

type Rooms = {
  exchange: Exchange
  settings: InfracontrolSettings
  names: Names
}

/** REST: what is asked for stands in the address, what is told is posted as JSON. */
export function askRest({ exchange, settings, names }: Rooms): Ask {
  return async (operation, values) => {
    const { method, path } = { ...assumedOperations[operation], ...given(settings.operations[operation]) }
    const { externalId, ...others } = values
    const inPath = path.includes('{externalId}')
    const said = toTheirs(inPath ? others : values, names)
    const url = settings.endpoint + path.replace('{externalId}', encodeURIComponent(String(externalId ?? '')))
    const answer = await exchange({
      method,
      url: method === 'GET' ? `${url}?${queryOf(said)}` : url,
      headers: {
        accept: 'application/json',
        ...(method === 'POST' && { 'content-type': 'application/json; charset=utf-8' }),
        // Those who know the header need not look into the body for a repeat.
        ...(method === 'POST' &&
          typeof values.reference === 'string' && { 'idempotency-key': values.reference }),
      },
      ...(method === 'POST' && { body: JSON.stringify(said) }),
    })
    const json = jsonIn(answer.body)
    const told = isRecord(json) ? toOurs(json, names) : null
    return { status: answer.status, headers: answer.headers, told, code: codeIn(told?.error) }
  }
}

/** What a body's settings say of an operation, without what they don't. */
const given = (corrected: InfracontrolSettings['operations'][keyof typeof assumedOperations]) =>
  Object.fromEntries(Object.entries(corrected ?? {}).filter(([, said]) => said !== undefined))

/** What lies within something else is asked for by its whole way: `position.lat`. */
const queryOf = (said: Theirs): URLSearchParams => new URLSearchParams(pairsOf(said))

const pairsOf = (said: Theirs, before = ''): [string, string][] =>
  Object.entries(said).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object' && !isSeveral(value)
      ? pairsOf(value, `${before}${name}.`)
      : [[before + name, String(value)]],
  )
