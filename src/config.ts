import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { Refused } from './errors.ts'
import { readTiles, type Tiles } from './geo/map/tiles.ts'
import { type MailIn, readMailIn } from './inbound/settings.ts'
import { readHosts, simulators } from './integrations/settings.ts'
import { readKey, type TrafikverketSettings, trafikverketUrl } from './integrations/trafikverket/settings.ts'
import { isNearly } from './text/is-nearly.ts'

/**
 * Every setting there is. `npm start -- --help` prints this table, and nothing else in the program
 * reads the environment.
 */
export const settings = {
  PORT: 'Port to listen on, 0 for any free one. Default 3000.',
  HOST: 'Address to listen on. Default 127.0.0.1. Anything but loopback makes this production.',
  DATA_DIR: 'Folder for the database of our own, letters and photos. Default .data beside package.json.',
  DATABASE_URL: 'A PostgreSQL (15 or later) to use instead of our own: postgres://user:password@host/name',
  BASE_URL: 'The address people use, without path: https://fixamingata.se. Required in production.',
  SMTP_URL: 'Where letters go out: smtps://user:password@host:465 or smtp://host:25. Required in production.',
  MAIL_FROM: 'The address letters come from. Default felanmalan@ the host of BASE_URL.',
  DKIM_KEY_FILE: 'A private RSA key (PEM) that letters are signed with, as DKIM of the domain of MAIL_FROM.',
  DKIM_SELECTOR: 'The name under which the public half is found: …._domainkey in the DNS of that domain.',
  LETTERS_PER_HOUR:
    'How many letters a worker sends in an hour at most, 100 to 1000000; the rest wait. Default 100000.',
  OPERATOR_EMAIL: 'Who hears when a delivery is stuck, and gets replies. Required in production.',
  MAIL_IN_PORT:
    'Port other servers hand mail over at, 0 for any free one. Default in a demonstration 0, else none.',
  MAIL_IN_HOST: 'Address to take mail at. Default 127.0.0.1.',
  MAIL_DOMAIN:
    'The domain whose mail comes in to us, and that letters are answered to. Default the domain of MAIL_FROM.',
  MAIL_IN_TLS_CERT: 'File with the certificate for STARTTLS. Required in production with MAIL_IN_PORT.',
  MAIL_IN_TLS_KEY: 'File with its key.',
  IMAP_URL: 'A mailbox to read mail from: imaps://user:password@host/INBOX.',
  IMAP_DONE_FOLDER:
    'Folder of it that mail is moved to when it is stored. Default: it stays, marked as read.',
  IMAP_AUTHSERV_ID: 'The name its server puts into Authentication-Results, if those are to be believed.',
  MAIL_DNS:
    "A name server that is asked who may send mail, instead of the machine's own: 127.0.0.1:5353; only with FMG_MODE=local.",
  GEOCODER_URL:
    'A Photon or Nominatim that knows the streets: https://photon.example/. Without it only built-in places are found.',
  GEOCODER_KIND: 'photon or nominatim: what answers at GEOCODER_URL.',
  MAP_TILES_URL:
    'Street maps: https://host/{z}/{x}/{y}.png, or the address of a style. Default in a demonstration OpenStreetMap, else none.',
  MAP_ATTRIBUTION: 'Who is thanked for what comes from MAP_TILES_URL.',
  RATE_LIMITS: 'off switches rate limits off; only with FMG_MODE=local.',
  TRAFIKVERKET_KEY:
    "A key for Trafikverket's open API: changes of who keeps a road are read from it every ten minutes.",
  TRAFIKVERKET_URL: 'Where that API is, instead of its own address; only with FMG_MODE=local.',
  FMG_REACHABLE:
    'Case systems inside a network of our own, that may be asked wherever they are: 127.0.0.1:4010, …. Default none, in a demonstration npm run simulator.',
  FMG_MODE: 'local: loopback and http, with any database and mail server, for trials and measurements.',
  FMG_ROLES: 'web, worker or both. Default both.',
  FMG_POSTGRES:
    'Which binaries a PostgreSQL of our own uses: system or npm. Default: system if there are any.',
} as const

export type Setting = keyof typeof settings
export type Mode = 'demonstration' | 'local' | 'production'

export type Config = {
  mode: Mode
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  /** Without a slash at the end. Null until we listen, when the port is anybody's guess. */
  baseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  /** Null: letters leave unsigned, or the mail server signs them. */
  dkim: { keyFile: string; selector: string } | null
  lettersPerHour: number
  /** Where letters are answered to; null: to the operators. */
  mailDomain: string | null
  operatorEmail: string
  mailIn: MailIn
  geocoder: { kind: 'photon' | 'nominatim'; url: string } | null
  /** Null: maps show what is built in and imported. */
  tiles: Tiles | null
  rateLimits: boolean
  /** Null without a key: roads are then as they were imported. */
  trafikverket: TrafikverketSettings | null
  /** Hosts with their ports that case systems may be at, wherever they are; others are asked on the open internet only. */
  reachable: readonly string[]
  roles: { web: boolean; worker: boolean }
  postgresBinaries: 'system' | 'npm' | 'any'
}

type Environment = Record<string, string | undefined>
type Reading<T> = { value: T } | { wrong: string }

/** Reads the environment once; throws `Refused` with a sentence for each setting that can't be used. */
export function readConfig(environment: Environment, projectFolder: string): Config {
  const complaints = unknownNames(environment)
  const given = (name: Setting) => environment[name]?.trim() || null
  const reading = <T, D>(name: Setting, read: (value: string) => Reading<T>, otherwise: D): T | D => {
    const value = given(name)
    if (value === null) return otherwise
    const result = read(value)
    if ('value' in result) return result.value
    complaints.push(`${name}=${toShow(name, value)}: ${result.wrong}`)
    return otherwise
  }

  const port = reading('PORT', readPort, 3000)
  const host = given('HOST') ?? '127.0.0.1'
  const baseUrl = reading('BASE_URL', readBaseUrl, null)
  const smtpUrl = reading('SMTP_URL', readUrl(['smtp:', 'smtps:']), null)
  const databaseUrl = reading('DATABASE_URL', readUrl(['postgres:', 'postgresql:']), null)
  const domain = baseUrl ? new URL(baseUrl).hostname : 'fixamingata.example'
  const mailFrom = reading('MAIL_FROM', readAddress, `felanmalan@${domain}`)
  const dkimKeyFile = given('DKIM_KEY_FILE')
  const dkimSelector = reading('DKIM_SELECTOR', readSelector, null)
  if ((dkimKeyFile === null) !== (given('DKIM_SELECTOR') === null))
    complaints.push('DKIM_KEY_FILE and DKIM_SELECTOR belong together: give both or none.')
  const lettersPerHour = reading('LETTERS_PER_HOUR', readPerHour, 100_000)
  const operatorEmail = reading('OPERATOR_EMAIL', readAddress, 'drift@fixamingata.example')
  const ownDomain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1)
  const geocoderUrl = reading('GEOCODER_URL', readServerUrl, null)
  const geocoderKind = reading('GEOCODER_KIND', oneOf('photon', 'nominatim'), null)
  const mode = modeOf(environment, host, complaints)

  if (!isHost(host)) complaints.push(`HOST=${host}: give an IP address or localhost.`)
  if (mode !== 'production' && !isLoopback(host))
    complaints.push(`HOST=${host}: ${mode} mode listens on loopback only.`)
  if (mode === 'production') complaints.push(...missingInProduction(given, baseUrl))
  const rateLimits = reading('RATE_LIMITS', oneOf('on', 'off'), 'on') === 'on'
  if (!rateLimits && mode !== 'local') complaints.push('RATE_LIMITS=off is for FMG_MODE=local only.')
  complaints.push(...missingForGeocoder(given, mode))
  const { mailIn, wrong } = readMailIn({ given, mode, ownDomain })
  complaints.push(...wrong)
  const tiles = readTiles({ url: given('MAP_TILES_URL'), attribution: given('MAP_ATTRIBUTION'), mode })
  if ('wrong' in tiles) complaints.push(...tiles.wrong)
  const key = reading('TRAFIKVERKET_KEY', readKey, null)
  const url = reading('TRAFIKVERKET_URL', readUrl(['http:', 'https:']), null)
  if (key && mode === 'demonstration')
    complaints.push('TRAFIKVERKET_KEY: the roads of a demonstration are made up and have no changes.')
  if (url && mode !== 'local') complaints.push('TRAFIKVERKET_URL is for FMG_MODE=local only.')
  const reachable = reading('FMG_REACHABLE', readHosts, mode === 'demonstration' ? simulators : [])
  const roles = reading('FMG_ROLES', oneOf('web', 'worker', 'both'), 'both')
  const postgresBinaries = reading('FMG_POSTGRES', oneOf('system', 'npm'), 'any')
  if (complaints.length > 0) throw new Refused(complaints.join('\n'))

  return {
    mode,
    port,
    host,
    dataDir: folder(given('DATA_DIR') ?? '.data', projectFolder),
    databaseUrl,
    baseUrl,
    smtpUrl,
    mailFrom,
    dkim:
      dkimKeyFile && dkimSelector
        ? { keyFile: folder(dkimKeyFile, projectFolder), selector: dkimSelector }
        : null,
    mailDomain: mailIn.smtp?.domain ?? (mailIn.mailbox && given('MAIL_DOMAIN')),
    lettersPerHour,
    operatorEmail,
    mailIn,
    geocoder: geocoderUrl && geocoderKind ? { kind: geocoderKind, url: geocoderUrl } : null,
    tiles: 'tiles' in tiles ? tiles.tiles : null,
    rateLimits,
    trafikverket: key ? { key, url: url ?? trafikverketUrl } : null,
    reachable,
    roles: { web: roles !== 'worker', worker: roles !== 'web' },
    postgresBinaries,
  }
}

/** The settings as printed by `--help`. */
export function helpText(): string {
  const width = Math.max(...Object.keys(settings).map((name) => name.length))
  const lines = Object.entries(settings).map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`)
  return [
    'npm start            starts everything: database, web pages and worker',
    '',
    'Settings (environment variables; none is needed for a demonstration on this machine):',
    ...lines,
  ].join('\n')
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function modeOf(environment: Environment, host: string, complaints: string[]): Mode {
  const asked = environment['FMG_MODE']?.trim()
  if (asked === 'local') return 'local'
  if (asked)
    complaints.push(
      `FMG_MODE=${asked}: only "local" can be asked for; the other modes follow from the settings.`,
    )
  const outward = ['DATABASE_URL', 'SMTP_URL', 'BASE_URL'].some((name) => environment[name]?.trim())
  return outward || !isLoopback(host) ? 'production' : 'demonstration'
}

function missingInProduction(given: (name: Setting) => string | null, baseUrl: string | null): string[] {
  const required = ['BASE_URL', 'SMTP_URL', 'OPERATOR_EMAIL'] as const
  const missing = required
    .filter((name) => given(name) === null)
    .map((name) => `${name} is missing; production needs it (for trials on this machine set FMG_MODE=local).`)
  const plain = baseUrl !== null && !baseUrl.startsWith('https://')
  return plain ? [...missing, `BASE_URL=${baseUrl}: production needs https.`] : missing
}

function missingForGeocoder(given: (name: Setting) => string | null, mode: Mode): string[] {
  const [url, kind] = [given('GEOCODER_URL'), given('GEOCODER_KIND')]
  if (url === null && kind === null) return []
  if (url === null) return ['GEOCODER_URL is missing: where is the geocoder that GEOCODER_KIND names?']
  if (kind === null) return ['GEOCODER_KIND is missing: give photon or nominatim.']
  // Production needs it anyhow, and says so.
  if (given('OPERATOR_EMAIL') !== null || mode === 'production') return []
  return ['OPERATOR_EMAIL is missing: who runs the geocoder must know whom to write to.']
}

function readPort(value: string): Reading<number> {
  const port = Number(value)
  return /^\d{1,5}$/.test(value) && port <= 65_535
    ? { value: port }
    : { wrong: 'a port is a number from 0 to 65535.' }
}

function readPerHour(value: string): Reading<number> {
  const letters = Number(value)
  return /^\d{3,7}$/.test(value) && letters >= 100 && letters <= 1_000_000
    ? { value: letters }
    : { wrong: 'give a number from 100 to 1000000.' }
}

function readBaseUrl(value: string): Reading<string> {
  const url = parseUrl(value)
  if (!url || !/^https?:$/.test(url.protocol))
    return { wrong: 'give an address such as https://fixamingata.se.' }
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username
  return bare ? { value: url.origin } : { wrong: 'give it without path, query or user.' }
}

/** With a slash at the end, since there may be a path: https://host/nominatim/. */
function readServerUrl(value: string): Reading<string> {
  const url = parseUrl(value)
  if (!url || !/^https?:$/.test(url.protocol))
    return { wrong: 'give an address such as https://photon.example/.' }
  if (url.search || url.hash || url.username) return { wrong: 'give it without query or user.' }
  return { value: url.href.replace(/\/*$/, '/') }
}

const readUrl =
  (protocols: string[]) =>
  (value: string): Reading<string> => {
    const url = parseUrl(value)
    const usable = url?.hostname && protocols.includes(url.protocol)
    return usable ? { value } : { wrong: `give an address that begins with ${protocols.join('// or ')}//.` }
  }

const readAddress = (value: string): Reading<string> =>
  /^[^\s<>@,;"]+@[^\s<>@,;"]+$/.test(value) ? { value } : { wrong: 'give a plain e-mail address.' }

const readSelector = (value: string): Reading<string> =>
  /^(?=.{1,63}$)[a-z\d]+([.-][a-z\d]+)*$/i.test(value) ? { value } : { wrong: 'give a name such as fmg2026.' }

const oneOf =
  <const T extends string>(...allowed: T[]) =>
  (value: string): Reading<T> => {
    const chosen = allowed.find((one) => one === value)
    return chosen ? { value: chosen } : { wrong: `give ${allowed.join(' or ')}.` }
  }

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}

const isHost = (host: string): boolean => host === 'localhost' || isIP(host) !== 0

const folder = (path: string, projectFolder: string): string =>
  isAbsolute(path) ? path : resolve(projectFolder, path)

const toShow = (name: Setting, value: string): string =>
  name.endsWith('_KEY') ? '…' : name.endsWith('_URL') ? hideSecret(value) : value

/** A broken address may have its password anywhere: what stands before the last @, or after a ?, is not shown. */
const hideSecret = (value: string): string =>
  value.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@').replace(/\?.*$/s, '?…')

const readByTestsOnly = ['FMG_TEST_DATA', 'FMG_TEST_POSTGRES']

const plain = (name: string): string => name.toUpperCase().replaceAll('_', '')

function unknownNames(environment: Environment): string[] {
  const known = new Set<string>([...Object.keys(settings), ...readByTestsOnly])
  return Object.keys(environment)
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const meant = Object.keys(settings).find((setting) => isNearly(plain(name), plain(setting)))
      if (meant) return [`${name} is not a setting; did you mean ${meant}?`]
      return name.startsWith('FMG_') ? [`${name} is not a setting; see npm start -- --help.`] : []
    })
}
