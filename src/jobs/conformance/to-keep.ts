import type { RunResult } from '#bodies/conformance/run.ts'
import type { Exchanged } from '#conformance/exchanged.ts'
import { plainResult } from '#conformance/plain-outcome.ts'
import type { Result } from '#conformance/run-conformance.ts'
import { masked } from '#conformance/show-exchange.ts'
import { kinds } from '#integrations/kinds.ts'
import { maskFields } from '#text/mask-fields.ts'
import { escapeXml } from '#text/xml.ts'

/** What a rule quotes of an answer may hold one. */
const email = /[^\s<>@"'=&;,:]+@[^\s<>@"'&;,]+\.[^\s<>@"'&;,]+/g
const mostRead = 4_000
const mostOfFound = 600
const mostOfExchange = 3_000

/** A result as it is kept: shortened, without the key however it is written, and without who somebody is. */
export function toKeep(result: Result, key: string | null): RunResult {
  const keys = key === null ? [] : spellings(key)
  const { id, ...told } = plainResult(withoutPersons(result, keys), keys)
  const said = 'what' in told ? told.what : 'why' in told ? told.why : null
  const exchange = 'exchange' in told ? (told.exchange ?? null) : null
  const { area, level, title, rule, reference, verdict } = told
  return {
    ...{ rule_id: id, area, level, title, rule, reference, verdict },
    found: said && shortened(said.slice(0, mostRead).replace(email, '•••'), mostOfFound),
    exchange: exchange && shortened(exchange, mostOfExchange),
  }
}

/** As it stands in XML and JSON that say it again. */
const spellings = (key: string): string[] => [key, escapeXml(key), JSON.stringify(key).slice(1, -1)]

/** A server that is tried may hold real reports: what says who made them is not kept. */
function withoutPersons(result: Result, keys: readonly string[]): Result {
  if (result.verdict !== 'failed' || !result.exchanged?.answer) return result
  const { answer } = result.exchanged
  // Keys first, and then no more than is shown of it: half a key is one too, and a long text takes long to look through.
  const begin = masked(answer.body.toString('utf8'), keys).slice(0, mostRead)
  const body = Buffer.from(maskFields(begin, personal))
  const exchanged: Exchanged = { ...result.exchanged, answer: { ...answer, body } }
  return { ...result, exchanged }
}

const personal = kinds['open311']?.personalFields ?? []

/** Without what a database can't keep. */
function shortened(words: string, most: number): string {
  const plain = words.replace(/[^\P{Cc}\n\t]/gu, '\u00b7')
  return plain.length <= most ? plain : `${plain.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
