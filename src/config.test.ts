import { expect, test } from 'vitest'
import { complaints, local, production, read } from '../test/settings.ts'
import { helpText, settings } from './config.ts'
import { demonstrationTiles } from './geo/map/tiles.ts'

test('nothing set is a demonstration on this machine', () => {
  expect(read({})).toEqual({
    mode: 'demonstration',
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/project/.data',
    databaseUrl: null,
    baseUrl: null,
    smtpUrl: null,
    mailFrom: 'felanmalan@fixamingata.example',
    dkim: null,
    mailDomain: 'fixamingata.example',
    lettersPerHour: 100_000,
    operatorEmail: 'drift@fixamingata.example',
    mailIn: {
      smtp: { host: '127.0.0.1', port: 0, domain: 'fixamingata.example', tls: null },
      mailbox: null,
      dns: null,
    },
    geocoder: null,
    tiles: demonstrationTiles,
    rateLimits: true,
    trafikverket: null,
    reachable: ['127.0.0.1:4011', '127.0.0.1:4012'],
    roles: { web: true, worker: true },
    postgresBinaries: 'any',
  })
})

test('a setting that is empty or blank is not set', () => {
  expect(read({ PORT: '', HOST: '  ', DATABASE_URL: '', BASE_URL: ' ' })).toEqual(read({}))
})

test('any address that looks outward makes it production, which needs them all', () => {
  const missing = (name: string) =>
    `${name} is missing; production needs it (for trials on this machine set FMG_MODE=local).`
  expect(complaints({ DATABASE_URL: 'postgres://host/name' })).toEqual([
    missing('BASE_URL'),
    missing('SMTP_URL'),
    missing('OPERATOR_EMAIL'),
  ])
  expect(complaints({ HOST: '0.0.0.0' })).toHaveLength(3)
  for (const name of ['BASE_URL', 'SMTP_URL', 'OPERATOR_EMAIL'] as const) {
    const { [name]: _, ...rest } = production
    expect(complaints({ ...rest, HOST: '0.0.0.0' })).toEqual([missing(name)])
  }
  expect(read(production)).toMatchObject({ mode: 'production', mailFrom: 'felanmalan@fixamingata.example' })
  expect(read({ ...production, HOST: '::' })).toMatchObject({ mode: 'production', host: '::' })
})

test('production needs https', () => {
  expect(complaints({ ...production, BASE_URL: 'http://fixamingata.example' })).toEqual([
    'BASE_URL=http://fixamingata.example: production needs https.',
  ])
})

test('local mode takes http and any servers, on loopback only', () => {
  const given = { ...local, BASE_URL: 'http://localhost:4000', SMTP_URL: 'smtp://localhost:2525' }
  expect(read({ ...given, RATE_LIMITS: 'off' })).toMatchObject({ mode: 'local', rateLimits: false })
  expect(complaints({ ...local, HOST: '0.0.0.0' })).toEqual([
    'HOST=0.0.0.0: local mode listens on loopback only.',
  ])
})

test('a street map is tiles or a style, with its thanks; none unless asked for but in a demonstration', () => {
  const raster = {
    MAP_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png',
    MAP_ATTRIBUTION: '© Exempelkartan',
  }
  expect(read({ ...production, ...raster }).tiles).toEqual({
    kind: 'raster',
    url: raster.MAP_TILES_URL,
    attribution: '© Exempelkartan',
    origin: 'https://tiles.example',
  })
  const style = { ...raster, MAP_TILES_URL: 'https://tiles.example/stil.json' }
  expect(read(style).tiles).toMatchObject({ kind: 'style' })
  expect(read(production).tiles).toBeNull()
  expect(read({ MAP_TILES_URL: 'none' }).tiles).toBeNull()
  expect(complaints({ MAP_TILES_URL: raster.MAP_TILES_URL })).toHaveLength(1)
  expect(complaints({ MAP_ATTRIBUTION: '©' })).toHaveLength(1)
  expect(complaints({ ...raster, MAP_TILES_URL: 'file:///etc/{z}/{x}/{y}' })).toHaveLength(1)
  expect(
    complaints({ ...production, ...raster, MAP_TILES_URL: 'http://a.example/{z}/{x}/{y}' }),
  ).toHaveLength(1)
})

test('a geocoder is named with its kind, and hears who asks', () => {
  const geocoder = { GEOCODER_URL: 'https://geo.example/nominatim', GEOCODER_KIND: 'nominatim' }
  expect(read({ ...geocoder, OPERATOR_EMAIL: 'drift@a.example' })).toMatchObject({
    mode: 'demonstration',
    geocoder: { kind: 'nominatim', url: 'https://geo.example/nominatim/' },
  })
  for (const mode of [{}, { ...local, BASE_URL: 'http://localhost:4000' }])
    expect(complaints({ ...mode, ...geocoder })).toEqual([
      'OPERATOR_EMAIL is missing: who runs the geocoder must know whom to write to.',
    ])
})

test.each([
  [
    { ...production, GEOCODER_URL: 'https://geo.example/' },
    'GEOCODER_KIND is missing: give photon or nominatim.',
  ],
  [
    { ...production, GEOCODER_KIND: 'photon' },
    'GEOCODER_URL is missing: where is the geocoder that GEOCODER_KIND names?',
  ],
  [
    { ...production, GEOCODER_URL: 'https://geo.example/', GEOCODER_KIND: 'google' },
    'GEOCODER_KIND=google: give photon or nominatim.',
  ],
  [
    { ...production, GEOCODER_URL: 'geo.example', GEOCODER_KIND: 'photon' },
    'GEOCODER_URL=geo.example: give an address such as https://photon.example/.',
  ],
  [
    { ...production, GEOCODER_URL: 'https://geo.example/?key=1', GEOCODER_KIND: 'photon' },
    'GEOCODER_URL=https://geo.example/?…: give it without query or user.',
  ],
  [{ PORT: '80a' }, 'PORT=80a: a port is a number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT=65536: a port is a number from 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT=-1: a port is a number from 0 to 65535.'],
  [
    { ...production, BASE_URL: 'ftp://a.example' },
    'BASE_URL=ftp://a.example: give an address such as https://fixamingata.se.',
  ],
  [
    { ...local, BASE_URL: 'https://a.example/x' },
    'BASE_URL=https://a.example/x: give it without path, query or user.',
  ],
  [
    { ...local, SMTP_URL: 'http://a.example' },
    'SMTP_URL=http://a.example: give an address that begins with smtp:// or smtps://.',
  ],
  [
    { ...local, DATABASE_URL: 'mysql://a/b' },
    'DATABASE_URL=mysql://a/b: give an address that begins with postgres:// or postgresql://.',
  ],
  [{ MAIL_FROM: 'Drift <a@b.example>' }, 'MAIL_FROM=Drift <a@b.example>: give a plain e-mail address.'],
  [{ OPERATOR_EMAIL: 'nobody' }, 'OPERATOR_EMAIL=nobody: give a plain e-mail address.'],
  [{ RATE_LIMITS: 'no', ...local }, 'RATE_LIMITS=no: give on or off.'],
  [{ RATE_LIMITS: 'off' }, 'RATE_LIMITS=off is for FMG_MODE=local only.'],
  [{ FMG_ROLES: 'all' }, 'FMG_ROLES=all: give web or worker or both.'],
  [{ FMG_POSTGRES: '16' }, 'FMG_POSTGRES=16: give system or npm.'],
  [
    { FMG_MODE: 'production' },
    'FMG_MODE=production: only "local" can be asked for; the other modes follow from the settings.',
  ],
  [{ ...production, HOST: 'server' }, 'HOST=server: give an IP address or localhost.'],
])('%o is refused in one sentence', (environment, sentence) => {
  expect(complaints(environment)).toEqual([sentence])
})

test('every broken setting is told at once', () => {
  expect(complaints({ PORT: 'x', FMG_ROLES: 'y', MAIL_FROM: 'z' })).toHaveLength(3)
})

test.each([
  ['FMG_MOD', 'FMG_MOD is not a setting; did you mean FMG_MODE?'],
  ['DATABASE_ULR', 'DATABASE_ULR is not a setting; did you mean DATABASE_URL?'],
  ['SMPT_URL', 'SMPT_URL is not a setting; did you mean SMTP_URL?'],
  ['BASEURL', 'BASEURL is not a setting; did you mean BASE_URL?'],
  ['data_dir', 'data_dir is not a setting; did you mean DATA_DIR?'],
  ['RATE_LIMIT', 'RATE_LIMIT is not a setting; did you mean RATE_LIMITS?'],
  ['FMG_COLOUR', 'FMG_COLOUR is not a setting; see npm start -- --help.'],
])('%s is refused: it is no setting', (name, sentence) => {
  expect(complaints({ [name]: 'x' })).toEqual([sentence])
})

test('what other programs read is left alone', () => {
  const names = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'MAIL',
    'NODE_ENV',
    'PGHOST',
    'XDG_DATA_DIRS',
    'DB_URL',
    'POST',
    'CI',
  ]
  expect(complaints(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([])
  expect(complaints({ FMG_TEST_DATA: '../data', FMG_TEST_POSTGRES: 'npm' })).toEqual([])
})

test.each([
  ['SMTP_URL', 'http://user:hemligt@mail.example'],
  ['SMTP_URL', 'smtp//user:hemligt@mail.example'],
  ['SMTP_URL', 'user:hemligt@mail.example:25'],
  ['SMTP_URL', 'smtp://user:hem/ligt@x@mail.example:99999'],
  ['DATABASE_URL', 'postgres:/user:hemligt@host/name'],
  ['DATABASE_URL', 'mysql://host/name?password=hemligt'],
  ['BASE_URL', 'https://user:hemligt@a.example'],
])('a broken %s is told without its password', (name, value) => {
  const said = complaints({ ...local, [name]: value }).join('\n')
  expect(said).toContain(`${name}=`)
  expect(said).not.toMatch(/hem|ligt/)
})

test('changes of roads are read with a key, from elsewhere in trials only', () => {
  const key = '0123456789abcdef0123456789abcdef'
  expect(read({ ...production, TRAFIKVERKET_KEY: key }).trafikverket).toEqual({
    key,
    url: 'https://api.trafikinfo.trafikverket.se/v2/data.json',
  })
  const elsewhere = { TRAFIKVERKET_KEY: key, TRAFIKVERKET_URL: 'http://localhost:4001/v2/data.json' }
  expect(read({ ...local, ...elsewhere }).trafikverket).toEqual({
    key,
    url: 'http://localhost:4001/v2/data.json',
  })
  expect(complaints({ ...production, ...elsewhere })).toEqual([
    'TRAFIKVERKET_URL is for FMG_MODE=local only.',
  ])
  expect(complaints({ TRAFIKVERKET_KEY: key })).toEqual([
    'TRAFIKVERKET_KEY: the roads of a demonstration are made up and have no changes.',
  ])
  expect(complaints({ ...production, TRAFIKVERKET_KEY: 'hemlig "nyckel" med blanksteg' })).toEqual([
    'TRAFIKVERKET_KEY=…: a key is 16 to 128 letters and digits, without quotes or spaces.',
  ])
})

test('folders are taken from the project, or as they are when absolute', () => {
  expect(read({ DATA_DIR: 'x/y' }).dataDir).toBe('/project/x/y')
  expect(read({ DATA_DIR: '/srv/fmg' }).dataDir).toBe('/srv/fmg')
})

test('each role can run alone', () => {
  expect(read({ FMG_ROLES: 'web' }).roles).toEqual({ web: true, worker: false })
  expect(read({ FMG_ROLES: 'worker' }).roles).toEqual({ web: false, worker: true })
})

test('help names every setting', () => {
  for (const name of Object.keys(settings)) expect(helpText()).toContain(`  ${name} `)
})
