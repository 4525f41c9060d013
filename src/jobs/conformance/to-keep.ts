import type { RunResult } from '#bodies/conformance/run.ts'
import type { Exchanged } from '#conformance/exchanged.ts'
import { plainResult } from '#conformance/plain-outcome.ts'
import type { Result } from '#conformance/run-conformance.ts'
import { kinds } from '#integrations/kinds.ts'
import { maskFields } from '#text/mask-fields.ts'
import { escapeXml } from '#text/xml.ts'

const mostOfFound = 600
const mostOfExchange = 3_000

/** A result as it is kept: shortened, without the key however it is written, and without who somebody is. */
export function toKeep(result: Result, key: string | null): RunResult {
  const { id, ...told } = plainResult(withoutPersons(result), key === null ? [] : spellings(key))
  const found = 'what' in told ? told.what : 'why' in told ? told.why : null
  const exchange = 'exchange' in told ? (told.exchange ?? null) : null
  const { area, level, title, rule, reference, verdict } = told
  return {
    ...{ rule_id: id, area, level, title, rule, reference, verdict },
    found: found && shortened(found, mostOfFound),
    exchange: exchange && shortened(exchange, mostOfExchange),
  }
}

/** As it stands in XML and JSON that say it again. */
const spellings = (key: string): string[] => [key, escapeXml(key), JSON.stringify(key).slice(1, -1)]

/** A server that is tried may hold real reports: what says who made them is not kept. */
function withoutPersons(result: Result): Result {
  if (result.verdict !== 'failed' || !result.exchanged?.answer) return result
  const { answer } = result.exchanged
  const body = Buffer.from(maskFields(answer.body.toString('utf8'), personal))
  const exchanged: Exchanged = { ...result.exchanged, answer: { ...answer, body } }
  return { ...result, exchanged }
}

const personal = kinds['open311']?.personalFields ?? []

/** Without what a database can't keep. */
function shortened(words: string, most: number): string {
  const plain = words.replace(/[^\P{Cc}\n\t]/gu, '\u00b7')
  return plain.length <= most ? plain : `${plain.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
