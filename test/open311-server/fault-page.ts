import { tlsFaultNames, tlsFaults } from '../tls-door.ts'
import type { Town } from './asked.ts'
import type { Trouble } from './faults.ts'
import { inLocalTime } from './local-time.ts'

/** What can be made to go wrong by a press, once each; certificates until all is mended. */
const presets: Readonly<Record<string, Trouble>> = {
  'långsam felanmälan': { on: 'POST requests', fault: 'slow', ms: 20_000 },
  'tyst efter att ha tagit emot': { on: 'POST requests', fault: 'silent', after: true },
  'avbruten efter att ha tagit emot': { on: 'POST requests', fault: 'cut', after: true },
  '500 på felanmälan': { on: 'POST requests', fault: 'status', status: 500 },
  '429 på felanmälan': {
    on: 'POST requests',
    fault: 'status',
    status: 429,
    headers: { 'retry-after': '30' },
  },
  'sida i stället för svar': { on: 'POST requests', fault: 'html', after: true },
  'halv lista över tjänster': { on: 'GET services', fault: 'half list', keep: 1 },
  'uppdateringar i oordning': { on: 'GET servicerequestupdates', fault: 'shuffled' },
  'uppdateringar dubbelt': { on: 'GET servicerequestupdates', fault: 'doubled' },
  'halvt dokument': { on: 'GET servicerequestupdates', fault: 'half document' },
  ...Object.fromEntries(
    tlsFaultNames.map((fault) => [tlsFaults[fault], { on: 'TLS', fault, times: Number.POSITIVE_INFINITY }]),
  ),
}

const tenMinutes = 600_000

/** What is wrong with the city as a whole, until all is mended. */
const lasting: Readonly<Record<string, (town: Town) => void>> = {
  'felanmälningar syns först om tio minuter': ({ city }) => {
    city.showsAfterMs = tenMinutes
  },
  'uppdateringar syns först om tio minuter': ({ city }) => {
    city.tellsAfterMs = tenMinutes
  },
  'kvitto som aldrig blir ett nummer': (town) => {
    town.city.tokenMs = null
    town.style = { ...town.style, hasTokens: true }
  },
  'svensk tid som utger sig för att vara UTC': (town) => {
    town.style = { ...town.style, time: (at) => `${inLocalTime(at, 'Europe/Stockholm').slice(0, 19)}Z` }
  },
}

/** What takes all of it off again. */
const mendName = 'inga fel'

export const presetNames: readonly string[] = [...Object.keys(presets), ...Object.keys(lasting), mendName]

/** Makes what is pressed go wrong, or nothing any more; false for what is no name here. */
export function pressFault(name: string, town: Town, troubles: Trouble[]): boolean {
  if (!presetNames.includes(name)) return false
  const preset = presets[name]
  if (preset) troubles.push({ ...preset })
  lasting[name]?.(town)
  if (name !== mendName) return true
  troubles.splice(0)
  town.style = town.usual
  Object.assign(town.city, { showsAfterMs: 0, tellsAfterMs: 0, tokenMs: 0 })
  return true
}
