import { paths } from '#paths.ts'

type Trying = {
  baseUrl: string
  key: string
  isUntrusted: boolean
  /** What stands where the number of a report is to be put. */
  number: string
}
type What = 'key' | 'look' | 'send' | 'sendWaiting' | 'token' | 'read' | 'tell'
export type Line = { what: What; line: string }

const sandbox = 'jurisdiction_id=sandlada'
const withKey = '-H "Authorization: Bearer $KEY"'

/** What is typed in a terminal to try a key, in order. */
export function linesToTry({ baseUrl, key, isUntrusted, number }: Trying): Line[] {
  const at = (...parts: readonly string[]) => `"${baseUrl}${paths.open311(...parts)}.json`
  const send = curl(
    `${withKey} ${at('requests')}"`,
    sandbox,
    ...['service_code=hal', 'lat=57.930180', 'long=12.533520', 'description=Prov'],
    ...(isUntrusted ? ['email=ada@example.com'] : []),
  )
  const tell = curl(
    `${withKey} ${at('servicerequestupdates')}"`,
    sandbox,
    ...[`service_request_id=${number}`, 'update_id=A-1', 'status=in_progress'],
    ...[`updated_datetime=${new Date().toISOString()}`, 'description=Prov'],
  )
  const ask = (...parts: readonly string[]) => curl(`${withKey} ${at(...parts)}?${sandbox}"`)
  return [
    { what: 'key', line: `KEY=${key}` },
    { what: 'look', line: `${curl(`${at('discovery')}"`)}\n${curl(`${at('services')}?${sandbox}"`)}` },
    { what: isUntrusted ? 'sendWaiting' : 'send', line: send },
    ...(isUntrusted ? [{ what: 'token' as const, line: ask('tokens', 'TOKEN') }] : []),
    { what: 'read', line: ask('requests') },
    ...(isUntrusted ? [] : [{ what: 'tell' as const, line: tell }]),
  ]
}

const curl = (first: string, ...fields: readonly string[]): string =>
  [`curl ${first}`, ...fields.map((field) => `--data-urlencode "${field}"`)].join(' \\\n  ')
