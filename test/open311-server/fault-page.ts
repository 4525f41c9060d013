import { tlsFaultNames, tlsFaults } from '../tls-door.ts'
import type { Trouble } from './faults.ts'

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

/** The trouble of a name; null where there is none. */
export const presetOf = (name: string): Trouble | null => {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined
  return preset ? { ...preset } : null
}

/** What takes all of it off again. */
export const mendName = 'inga fel'

export const presetNames: readonly string[] = [...Object.keys(presets), mendName]
