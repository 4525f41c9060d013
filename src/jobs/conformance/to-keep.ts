import type { RunResult } from '#bodies/conformance/run.ts'
import { plainResult } from '#conformance/plain-outcome.ts'
import type { Result } from '#conformance/run-conformance.ts'
import { answerWithoutPersons, withoutPersons } from '#conformance/without-persons.ts'
import { kinds } from '#integrations/kinds.ts'
import { escapeXml } from '#text/xml.ts'

/** What a rule quotes of an answer may hold one. */
const email = /[^\s<>@"'=&;,:]+@[^\s<>@"'&;,]+\.[^\s<>@"'&;,]+/g
const mostRead = 4_000
const mostOfFound = 600
const mostOfExchange = 3_000

/** How a result is kept: without which keys, and whether what was asked is another's too. */
type Keeping = { keys: readonly (string | null)[]; isAskedByOthers?: boolean }

/** A result as it is kept: shortened, without the keys however they are written, and without who somebody is. */
export function toKeep(result: Result, { keys: used, isAskedByOthers = false }: Keeping): RunResult {
  const keys = used.flatMap((key) => (key === null ? [] : spellings(key)))
  const { id, ...told } = plainResult(nobodyIn(result, keys, isAskedByOthers), keys)
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

/** A server that is tried may hold real reports, and a program may send them: what says who made them is not kept. */
function nobodyIn(result: Result, keys: readonly string[], isAskedByOthers: boolean): Result {
  if (result.verdict !== 'failed' || !result.exchanged) return result
  const hide = isAskedByOthers ? withoutPersons : answerWithoutPersons
  return { ...result, exchanged: hide(result.exchanged, { keys, personal }) }
}

const personal = kinds['open311']?.personalFields ?? []

/** Without what a database can't keep. */
function shortened(words: string, most: number): string {
  const plain = words.replace(/[^\P{Cc}\n\t]/gu, '\u00b7')
  return plain.length <= most ? plain : `${plain.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
