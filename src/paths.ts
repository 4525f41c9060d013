/** Every address of ours, built in one place: links in letters live longer than code. */
type Language = 'sv' | 'en'
type Place = { lat: number; lon: number }
/** What a place is called; `isTown` where that is all that is known of it. */
type PlaceWords = { words?: string | undefined; isTown?: boolean }

/** What is chosen of a list, by the words of its address. */
type Choice = Record<string, string | number | undefined>

const query = (values: Choice): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

const placeQuery = (place: Place | undefined, { words, isTown }: PlaceWords = {}) => ({
  lat: place?.lat,
  lon: place?.lon,
  plats: words,
  ort: isTown ? 1 : undefined,
})

/** What each thing that is added to a report is called in its address. */
const contributionWords = {
  support: 'jag-ser-ocksa',
  follow: 'folj',
  update: 'uppdatera',
  fixed: 'ar-lost',
  still: 'fortfarande',
} as const
type Contribution = keyof typeof contributionWords

/** A place, a municipality by its slug, or a body by its code. */
type WatchedQuery = Partial<Place> & { words?: string | undefined; municipality?: string; body?: string }
const watchedQuery = ({ lat, lon, words, municipality, body }: WatchedQuery = {}) => ({
  ...{ lat, lon, plats: words, kommun: municipality, mottagare: body },
})
type WatchesAct = 'andra' | 'andra-foljd' | 'ta-bort' | 'sluta-folj' | 'ta-bort-allt'
type FeedFormat = 'atom' | 'rss' | 'json'

/** What begins so is the API's. */
export const apiPrefix = '/api/v1'
export const open311Prefix = '/open311/v2'
export const pushPrefix = '/push/'
export const trialPrefix = '/prov/'

export const paths = {
  start: () => '/',
  search: (words?: string, near?: Place) => `/sok${query({ q: words, lat: near?.lat, lon: near?.lon })}`,
  map: (place?: Place, { words }: { words?: string | undefined } = {}, choice: Choice = {}) =>
    `/karta${query({ lat: place?.lat, lon: place?.lon, plats: words, ...choice })}`,
  municipalities: () => '/kommuner',
  municipality: (slug: string, choice: Choice = {}) => `/kommuner/${slug}${query(choice)}`,
  /** A body that is no municipality. */
  body: (slug: string, choice: Choice = {}) => `/mottagare/${slug}${query(choice)}`,
  form: (place?: Place, words?: PlaceWords) => `/anmal${query(placeQuery(place, words))}`,
  takePhoto: () => '/bild',
  draft: (token: string, place?: Place, words?: PlaceWords) =>
    `/utkast/${token}${query(placeQuery(place, words))}`,
  draftPhoto: (token: string, photo: string) => `/utkast/${token}/foto/${photo}`,
  draftPlace: (token: string, words?: string) => `/utkast/${token}/plats${query({ q: words })}`,
  confirmation: (token: string, place?: Place, words?: PlaceWords) =>
    `/bekrafta/${token}${query(placeQuery(place, words))}`,
  confirmationPlace: (token: string, words?: string) => `/bekrafta/${token}/plats${query({ q: words })}`,
  report: (number: number) => `/rapporter/${number}`,
  liveReport: (number: number | string, mark?: string) =>
    `/rapporter/${number}/nytt${query({ sedan: mark })}`,
  reportPhoto: (number: number | string, address: string) => `/rapporter/${number}/foton/${address}`,
  reportPicture: (number: number | string) => `/rapporter/${number}/bild.jpg`,
  photo: (address: string, size: 'large' | 'medium' | 'small') => `/foto/${address}/${size}`,
  contribution: (number: number | string, kind: Contribution) =>
    `/rapporter/${number}/${contributionWords[kind]}`,
  contributionConfirmation: (token: string) => `/tillagg/${token}`,
  contributionPhoto: (token: string, photo: string) => `/tillagg/${token}/foto/${photo}`,
  /** Thanks for what has been fixed, of anybody who reads the report. */
  thanks: (number: number | string) => `/rapporter/${number}/tack`,
  verdict: (token: string) => `/stammer/${token}`,
  verdictThanks: (token: string) => `/stammer/${token}/tack`,
  tellAbuse: (number: number | string) => `/rapporter/${number}/missbruk`,
  review: (token: string) => `/granska/${token}`,
  reviewPhoto: (token: string, photo: string, size?: string) =>
    `/granska/${token}/foto/${photo}${query({ size })}`,
  case: (token: string) => `/svar/${token}`,
  caseAct: (token: string, act: string) => `/svar/${token}/${act}`,
  casePhoto: (token: string, photo: string, size?: string) =>
    `/svar/${token}/foto/${photo}${query({ size })}`,
  ownReport: (token: string) => `/min-rapport/${token}`,
  ownPhoto: (token: string, photo: string, size?: string) =>
    `/min-rapport/${token}/foto/${photo}${query({ size })}`,
  ownContribution: (token: string, kind: Contribution) => `/min-rapport/${token}/${contributionWords[kind]}`,
  ownReportAct: (token: string, act: string) => `/min-rapport/${token}/${act}`,
  unsubscribe: (token: string) => `/avsluta/${token}`,
  followAgain: (token: string) => `/avsluta/${token}/angra`,
  watch: (of?: WatchedQuery) => `/bevaka${query(watchedQuery(of))}`,
  watchConfirmation: (token: string) => `/bevaka/bekrafta/${token}`,
  watches: (token?: string) => (token ? `/mina-bevakningar/${token}` : '/mina-bevakningar'),
  /** Where a mail program ends what that one letter tells of. */
  watchesOfLetter: (token: string, letter: string) => `/mina-bevakningar/${token}${query({ brev: letter })}`,
  ownWatch: (token: string, of?: WatchedQuery) =>
    `/mina-bevakningar/${token}/bevaka${query(watchedQuery(of))}`,
  watchesAct: (token: string, act: WatchesAct) => `/mina-bevakningar/${token}/${act}`,
  unwatch: (token: string) => `/avsluta-bevakning/${token}`,
  watchAgain: (token: string) => `/avsluta-bevakning/${token}/angra`,
  feed: (format: FeedFormat, of: Choice = {}) => `/flode.${format}${query(of)}`,
  municipalityFeed: (slug: string, format: FeedFormat, choice: Choice = {}) =>
    `/kommuner/${slug}/flode.${format}${query(choice)}`,
  reportFeed: (number: number | string, format: FeedFormat) => `/rapporter/${number}/flode.${format}`,
  mine: (from?: number) => `/min-sida${query({ fran: from })}`,
  signIn: (token: string) => `/min-sida/oppna/${token}`,
  mineAdded: () => '/min-sida/tillagt',
  mineFollowed: (from?: number) => `/min-sida/foljer${query({ fran: from })}`,
  mineSettings: () => '/min-sida/uppgifter',
  mineAddress: () => '/min-sida/adress',
  newAddress: (token: string) => `/min-sida/ny-adress/${token}`,
  minePasskeys: () => '/min-sida/nycklar',
  askForNewPasskey: () => '/min-sida/nycklar/ny',
  removeMyPasskey: () => '/min-sida/nycklar/ta-bort',
  openByPasskey: () => '/min-sida/nyckel',
  askForPasskey: () => '/min-sida/nyckel/fraga',
  mineLanguage: () => '/min-sida/sprak',
  mineExport: () => '/min-sida/mina-uppgifter.json',
  signOut: () => '/min-sida/logga-ut',
  leave: () => '/min-sida/ta-bort',
  /** Where a body runs its connections: all of them, and what belongs to one. */
  console: (token: string) => `/integration/${token}`,
  consoleOf: (token: string, connection: string, ...parts: readonly string[]) =>
    ['/integration', token, connection, ...parts].join('/'),
  /** Where a body has servers tried by the rules of the conformance kit, `from` a connection's settings. */
  trying: (token: string, from?: string) => `/regelprov/${token}${query({ anslutning: from })}`,
  /** The same for programs that ask. */
  tryingProgram: (token: string) => `/regelprov/${token}/program`,
  tried: (token: string, run: string, ...parts: readonly string[]) =>
    ['/regelprov', token, run, ...parts].join('/'),
  /** Where a program asks that is tried by them. */
  trialDoor: (token: string) => `${trialPrefix}${token}${open311Prefix}`,
  /** Where a body makes keys for others' programs, by the same link: all of them, and what belongs to one. */
  apiKeys: (token: string, ...parts: readonly string[]) => ['/api-nycklar', token, ...parts].join('/'),
  /** What a body has for itself alone, by the same link: all of it, and one case of its number. */
  ownCases: (token: string, ...parts: readonly string[]) => ['/egna-arenden', token, ...parts].join('/'),
  mail: (token: string) => `/mejl/${token}`,
  mailAct: (token: string, act: string) => `/mejl/${token}/${act}`,
  about: () => '/om',
  accessibility: () => '/om/tillganglighet',
  tellBarrier: () => '/om/tillganglighet/skriv',
  privacy: () => '/om/personuppgifter',
  privacyOf: (body: string) => `/om/personuppgifter/${body}`,
  storage: () => '/om/lagring',
  easyRead: () => '/om/lattlast',
  forBodies: () => '/om/for-kommuner',
  /** Where vendors try Open311, and get a key for it. */
  sandbox: () => '/om/sandlada',
  sandboxKey: (token: string) => `/om/sandlada/${token}`,
  endSandboxKey: (token: string) => `/om/sandlada/${token}/avsluta`,
  caseSchema: () => '/schema/arende-1.json',
  manifest: () => '/app.webmanifest',
  serviceWorker: () => '/service-worker.js',
  offline: () => '/utan-nat',
  mineSchema: () => '/schema/mina-uppgifter-1.json',
  asset: (file: string) => `/assets/${file}`,
  /** Without the format's ending. */
  open311: (...parts: readonly string[]) => [open311Prefix, ...parts].join('/'),
  apiResponsibility: (place?: Place, { language, isTown }: { language?: Language; isTown?: boolean } = {}) =>
    `${apiPrefix}/responsibility${query({ lat: place?.lat, lon: place?.lon, town: isTown ? 1 : undefined, language })}`,
  apiGuidance: (place?: Place, { language, isTown }: { language?: Language; isTown?: boolean } = {}) =>
    `${apiPrefix}/guidance${query({ lat: place?.lat, lon: place?.lon, town: isTown ? 1 : undefined, language })}`,
  apiInfo: () => `${apiPrefix}/api-info`,
  apiDescription: () => `${apiPrefix}/openapi.json`,
  apiEvents: () => `${apiPrefix}/asyncapi.json`,
  apiGuide: (name: string) => `${apiPrefix}/${name}`,
  apiReports: () => `${apiPrefix}/reports`,
  apiReport: (number: number | string) => `${apiPrefix}/reports/${number}`,
  apiUpdates: (number: number | string) => `${apiPrefix}/reports/${number}/updates`,
  apiCategories: () => `${apiPrefix}/categories`,
  apiBodies: () => `${apiPrefix}/bodies`,
  apiBody: (code: string) => `${apiPrefix}/bodies/${code}`,
  apiAreas: () => `${apiPrefix}/areas`,
  apiPins: () => `${apiPrefix}/pins`,
  apiPlace: () => `${apiPrefix}/place`,
  apiRoads: () => `${apiPrefix}/roads`,
  apiBorders: () => `${apiPrefix}/borders`,
  apiPhotos: (key: string, language?: Language) => `${apiPrefix}/drafts/${key}/photos${query({ language })}`,
  apiRemovePhoto: (key: string, photo: string) => `${apiPrefix}/drafts/${key}/photos/${photo}/remove`,
  apiNearby: (place?: Place, { language, isTown }: { language?: Language; isTown?: boolean } = {}) =>
    `${apiPrefix}/nearby${query({ lat: place?.lat, lon: place?.lon, town: isTown ? 1 : undefined, language })}`,
  health: () => '/health',
  healthLive: () => '/health/live',
  gallery: (part?: string) => (part ? `/dev/ui/${part}` : '/dev/ui'),
  mailbox: () => '/dev/mail',
  letter: (id: string) => `/dev/mail/${id}`,
  sampleLetters: () => '/dev/mail/letters',
  sampleLetter: (sample: string) => `/dev/mail/letters/${sample}`,
} as const

/** The same page in a language: Swedish has the bare path, English the one under /en. */
export const inLanguage = (path: string, language: Language): string =>
  language === 'sv' ? path : path === '/' ? '/en' : `/en${path}`
