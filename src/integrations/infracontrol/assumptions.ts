// The vendor publishes no contract: all here is assumed, from what Swedish back-ends are known to say and to be asked.
// A body whose Infracontrol says otherwise corrects it in its settings, word by word; see README.md.
import type { DeliveryKind } from '#reports/deliveries/delivery.ts'
import { swedishStates } from '../swedish-states.ts'

/** What can be asked, each by its method and path over REST, and by its name over SOAP. */
export const assumedOperations = {
  create: { method: 'POST', path: '/arenden', soap: 'SkapaArende' },
  find: { method: 'GET', path: '/arenden', soap: 'SokArende' },
  tell: { method: 'POST', path: '/arenden/{externalId}/handelser', soap: 'LaggTillHandelse' },
  findTold: { method: 'GET', path: '/arenden/{externalId}/handelser', soap: 'SokHandelse' },
  addPhoto: { method: 'POST', path: '/arenden/{externalId}/bilagor', soap: 'LaggTillBilaga' },
  changes: { method: 'GET', path: '/handelser', soap: 'HamtaHandelser' },
  list: { method: 'GET', path: '/andrade-arenden', soap: 'HamtaAndradeArenden' },
  status: { method: 'GET', path: '/status', soap: 'HamtaStatus' },
} as const satisfies Record<string, { method: 'GET' | 'POST'; path: string; soap: string }>
export type Operation = keyof typeof assumedOperations

/** Our words for what is said both ways, and theirs: members of JSON objects, names of XML elements. */
export const assumedFields = {
  organisation: 'organisation',
  unit: 'enhet',
  externalId: 'arendeId',
  /** Our delivery's id: what makes a question that comes twice the same. */
  reference: 'externReferens',
  /** Whose it is; `origin` below for ours. */
  origin: 'kalla',
  number: 'externtNummer',
  kind: 'typ',
  category: 'kategori',
  title: 'rubrik',
  description: 'beskrivning',
  isUrgent: 'bradskande',
  lat: 'latitud',
  lon: 'longitud',
  place: 'plats',
  reportedAt: 'anmald',
  caseLink: 'handlaggarlank',
  publicLink: 'publikLank',
  reporterName: 'anmalareNamn',
  reporterEmail: 'anmalareEpost',
  photos: 'bilagor',
  photo: 'bilaga',
  fileName: 'filnamn',
  fileType: 'mimetyp',
  /** Base64. */
  content: 'innehall',
  writtenBy: 'skrivenAv',
  isPublic: 'publik',
  question: 'fraga',
  publicText: 'publikText',
  internalText: 'internText',
  state: 'status',
  plannedFor: 'planerad',
  photoUrls: 'bilder',
  eventId: 'handelseId',
  at: 'tidpunkt',
  registeredAt: 'registrerad',
  receivedAt: 'mottagen',
  changedAt: 'andrad',
  cases: 'arenden',
  events: 'handelser',
  hasMore: 'finnsFler',
  since: 'sedan',
  page: 'sida',
  pageSize: 'antal',
  now: 'nu',
  states: 'statusar',
  categories: 'kategorier',
  error: 'felkod',
} as const
export type FieldName = keyof typeof assumedFields

/** Those that come several times, or not at all. */
export const listFields = ['photos', 'photoUrls', 'cases', 'events', 'states', 'categories'] as const

/** What we call ourselves where they say whose something is: what has it comes from us, and is not told back. */
export const origin = 'fixamingata'

/** Their word for what begins a case of ours. */
export const reportKind = 'FELANMALAN'

/** Their words for what we tell of a case that has begun. */
export const toldKinds = {
  update: 'KOMMENTAR',
  message: 'MEDDELANDE',
  withdrawal: 'ATERKALLAD',
  reopening: 'ATEROPPNAD',
  thanks: 'TACK',
  link: 'NY_LANK',
  erasure: 'GALLRING',
  accepted: 'OVERTAGEN',
  gone_on: 'VIDARESKICKAD',
  lapse: 'SVAR_UTEBLEV',
  moderation: 'MODERERING',
  // To mailboxes alone.
  notice: 'VANTAR',
} as const satisfies Record<Exclude<DeliveryKind, 'report' | 'hand_over'>, string>

/** Their words for what begins a case of their own: told by telephone, a work order, a machine's alarm. */
export const foreignKinds: readonly string[] = ['ARENDE', 'TELEFON', 'ARBETSORDER', 'INTERNT', 'LARM']

/** Their words for how a case stands. */
export const assumedStates = swedishStates

/** SOAP: what a fault's code stands for, as the status an answer over REST would have had. */
export const assumedFaults: Readonly<Record<string, number>> = {
  Client: 400,
  Sender: 400,
  Server: 500,
  Receiver: 500,
  Behorighet: 401,
  SaknasArende: 404,
  Upptagen: 503,
}

export const assumedNamespace = 'urn:infracontrol:arende:1'
