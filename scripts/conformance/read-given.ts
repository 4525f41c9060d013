import { parseArgs } from 'node:util'
import type { Chosen } from '#conformance/run-conformance.ts'
import type { Place, Target } from '#conformance/target.ts'

export const conformanceUsage = `  fixamingata-conformance --url URL [--key KEY] [--jurisdiction ID] …   try a server
  fixamingata-conformance --listen PORT [--host ADDRESS] …              try a program that asks servers
  fixamingata-conformance --list                                        every rule there is

  --url URL             where requests.xml is: https://example.org/open311/v2
  --discovery URL       where the discovery document is, without its ending
  --key KEY             creates reports, and tells how they stand: use a test system. Or CONFORMANCE_KEY in the environment
  --key-reads           reading needs the key too, as in a sandbox: sent as the header x-api-key
  --jurisdiction ID     sent as jurisdiction_id
  --service CODE        a service that reports may be made of; else the first that asks nothing
  --place LAT,LONG      a place that reports may be made at; else that of the first request
  --batch-key KEY       a key whose reports are answered by a token
  --batch-service CODE  a service whose reports are answered by a token
  --updates WHAT        what comes of updates that are told with the key: move (the case), words, or none
  --level LEVEL         standard (GeoReport v2) or profile (what FixaMinGata needs besides); both unless given
  --only WORDS          ids of rules or names of areas, with commas between
  --minutes N           with --listen: how long to wait for all steps; 30 unless given
  --json                the result as JSON

Ends with 0 when no rule was broken, 1 when one was, 2 when nothing could be tried.`

type Shared = { isJson: boolean; chosen: Chosen }
export type ServerGiven = { kind: 'server'; target: Target } & Shared
export type ClientGiven = {
  kind: 'client'
  port: number
  host: string
  jurisdiction: string
  minutes: number
} & Shared
export type Given = ServerGiven | ClientGiven | { kind: 'list' } | { kind: 'unclear'; why: string }

const words = { type: 'string' } as const
const yes = { type: 'boolean' } as const
const options = {
  ...{ url: words, discovery: words, key: words, jurisdiction: words, service: words, place: words },
  ...{ 'batch-key': words, 'batch-service': words, updates: words, level: words, only: words },
  ...{ listen: words, host: words, minutes: words, list: yes, json: yes, 'key-reads': yes },
} as const

class Unclear extends Error {}

export function readGiven(args: readonly string[], environment: NodeJS.ProcessEnv): Given {
  try {
    const { values } = parseArgs({ args: [...args], options })
    return read({ ...values, key: values.key ?? environment['CONFORMANCE_KEY'] })
  } catch (error) {
    return { kind: 'unclear', why: error instanceof Error ? error.message : String(error) }
  }
}

type Values = {
  [Name in keyof typeof options]?: ((typeof options)[Name] extends typeof yes ? boolean : string) | undefined
}

function read(values: Values): Given {
  if (values.list) return { kind: 'list' }
  const { url, listen, json: isJson = false } = values
  const shared = { isJson, chosen: chosenIn(values) }
  if (listen !== undefined && url === undefined) return { kind: 'client', ...shared, ...listening(values) }
  if (url === undefined || listen !== undefined) throw new Unclear('Give one of --url, --listen and --list.')
  return { kind: 'server', ...shared, target: targetIn(values, url) }
}

function chosenIn({ level, only }: Values): Chosen {
  if (level !== undefined && level !== 'standard' && level !== 'profile')
    throw new Unclear('--level is standard or profile.')
  return {
    ...(level !== undefined && { levels: [level] }),
    ...(only !== undefined && { only: only.split(',').map((one) => one.trim()) }),
  }
}

const listening = ({
  listen = '',
  host = '127.0.0.1',
  jurisdiction = 'kit.example',
  minutes = '30',
}: Values) => ({
  ...{ host, jurisdiction },
  port: wholeNumber('listen', listen, 65_535),
  minutes: wholeNumber('minutes', minutes, 1_440),
})

function wholeNumber(name: string, given: string, most: number): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) > most)
    throw new Unclear(`--${name} is a number up to ${most}.`)
  return Number(given)
}

function targetIn(values: Values, given: string): Target {
  const { key, jurisdiction, service, discovery, place, updates } = values
  const batch = {
    ...(values['batch-key'] !== undefined && { key: values['batch-key'] }),
    ...(values['batch-service'] !== undefined && { service: values['batch-service'] }),
  }
  return {
    url: addressIn('url', given),
    ...(discovery !== undefined && {
      discovery: addressIn('discovery', discovery).replace(/\.(?:xml|json)$/, ''),
    }),
    ...(key !== undefined && key !== '' && { key }),
    ...(values['key-reads'] && { readsByKey: true }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(service !== undefined && { service }),
    ...(place !== undefined && { place: placeIn(place) }),
    ...(updates !== undefined && { updates: updatesIn(updates) }),
    ...(Object.keys(batch).length > 0 && { batch }),
  }
}

function updatesIn(given: string): NonNullable<Target['updates']> {
  if (given === 'move' || given === 'words' || given === 'none') return given
  throw new Unclear('--updates is move, words or none.')
}

function addressIn(name: string, given: string): string {
  if (!/^https?:\/\//.test(given) || !URL.canParse(given))
    throw new Unclear(`--${name} is an address: https://…`)
  return given.replace(/\/+$/, '')
}

function placeIn(given: string): Place {
  const [, lat, long] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(given) ?? []
  if (lat === undefined || long === undefined) throw new Unclear('--place is LAT,LONG: 57.93018,12.53352')
  return { lat: Number(lat), long: Number(long) }
}
