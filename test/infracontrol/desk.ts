import { randomUUID } from 'node:crypto'
import type { CaseBook, KeptCase, KeptEvent, KeptPhoto } from './case-book.ts'
import type { FaultBook } from './faults.ts'
import { writeTime } from './write-time.ts'

/** A question as it was asked, over REST or SOAP: names and values as they came. */
export type Asked = Readonly<Record<string, unknown>>
export type Answered = { status: number; body: Readonly<Record<string, unknown>> }

type Rooms = { book: CaseBook; faults: FaultBook; url: () => string }

export const words = [
  ...['Ny', 'Mottagen', 'Under utredning', 'Planerad', 'Pågår', 'Åtgärdad', 'Avslutad utan åtgärd'],
  ...['Ej vårt ansvar', 'Återöppnad'],
] as const

/** What the simulator does when it is asked: its half of the contract, whichever way it was asked. */
export function desk({ book, faults, url }: Rooms) {
  const stamp = (at: Date) => writeTime(at, faults)

  function create(asked: Asked): Answered {
    const reference = text(asked, 'externReferens')
    const known = book.cases.find((one) => reference !== '' && one.reference === reference)
    if (known && !faults.take('forgetful', 'create')) return { status: 200, body: rowOf(known) }
    const lat = Number(text(asked, 'latitud'))
    const lon = Number(text(asked, 'longitud'))
    if (text(asked, 'rubrik') === '' || !(lat > 55 && lat < 70 && lon > 10 && lon < 25))
      return { status: 400, body: { felkod: 'OGILTIGT_ARENDE' } }
    const made = book.begin({
      ...{ origin: text(asked, 'kalla'), reference, number: text(asked, 'externtNummer') },
      ...{ kind: text(asked, 'typ'), category: text(asked, 'kategori'), title: text(asked, 'rubrik') },
      ...{ description: text(asked, 'beskrivning'), lat, lon, place: text(asked, 'plats') },
      ...{ reporterName: text(asked, 'anmalareNamn'), reporterEmail: text(asked, 'anmalareEpost') },
      ...{ link: text(asked, 'handlaggarlank'), unit: text(asked, 'enhet') },
      ...{ isPublic: text(asked, 'publik') === 'true', photos: photosIn(asked) },
    })
    return { status: 201, body: rowOf(made) }
  }

  function tell(asked: Asked): Answered {
    const one = book.caseOf(text(asked, 'arendeId'))
    if (!one) return { status: 404, body: { felkod: 'SaknasArende' } }
    const reference = text(asked, 'externReferens')
    const known = book.events.find((event) => event.caseId === one.id && event.reference === reference)
    const kind = text(asked, 'typ')
    const state = { ATERKALLAD: 'Återkallad', ATEROPPNAD: 'Återöppnad' }[kind] ?? ''
    if (!known || faults.take('forgetful', 'tell'))
      book.add({
        ...{ caseId: one.id, kind, reference, state, origin: text(asked, 'kalla') },
        ...{ publicText: text(asked, 'publikText'), photos: photosIn(asked) },
      })
    return { status: known ? 200 : 201, body: { arendeId: one.id } }
  }

  function addPhoto(asked: Asked): Answered {
    const one = book.caseOf(text(asked, 'arendeId'))
    if (!one) return { status: 404, body: { felkod: 'SaknasArende' } }
    const [photo] = photosIn({ bilagor: [asked] })
    if (photo && !one.photos.some(({ reference }) => reference === photo.reference)) one.photos.push(photo)
    return { status: 201, body: { arendeId: one.id } }
  }

  function changes(asked: Asked): Answered {
    const since = new Date(text(asked, 'sedan'))
    const pageSize = Number(text(asked, 'antal'))
    const from = (Number(text(asked, 'sida')) - 1) * pageSize
    const seen = book.events.filter(({ isHeld, registeredAt }) => !isHeld && registeredAt >= since)
    const some = seen.slice(from, from + pageSize).map(eventOf)
    const told = faults.take('twice', 'changes') ? some.flatMap((event) => [event, event]) : some
    const handelser = faults.take('shuffled', 'changes') ? told.toReversed() : told
    return { status: 200, body: { handelser, finnsFler: from + pageSize < seen.length } }
  }

  function list(asked: Asked): Answered {
    const since = new Date(text(asked, 'sedan'))
    const arenden = book.cases.filter(({ changedAt }) => changedAt >= since).map(rowOf)
    return { status: 200, body: { arenden: text(asked, 'sida') === '1' ? arenden : [], finnsFler: false } }
  }

  const rowOf = (one: KeptCase) => ({
    ...{ arendeId: one.id, externReferens: one.reference, externtNummer: one.number, status: one.state },
    ...{ mottagen: stamp(one.receivedAt), andrad: stamp(one.changedAt) },
  })

  function eventOf(event: KeptEvent) {
    const one = book.caseOf(event.caseId)
    const isOwnCase = one?.origin === '' && event.kind === one.kind
    return {
      ...{ handelseId: event.id, arendeId: event.caseId, typ: event.kind, kalla: event.origin },
      ...{ externReferens: event.reference || (one?.reference ?? ''), externtNummer: one?.number ?? '' },
      ...{ tidpunkt: stamp(event.at), registrerad: stamp(event.registeredAt), status: event.state },
      ...{ publikText: event.publicText, internText: event.internalText, enhet: event.unit },
      ...{ planerad: event.plannedFor, bilder: event.photos.map(({ id }) => `${url()}/filer/${id}`) },
      ...(isOwnCase && {
        ...{ rubrik: one.title, beskrivning: one.description, kategori: one.category },
        ...{ latitud: String(one.lat).replace('.', ','), longitud: one.lon, publik: one.isPublic },
      }),
    }
  }

  return {
    eventOf,
    operations: {
      create,
      tell,
      addPhoto,
      changes,
      list,
      find: (asked: Asked): Answered => {
        const arenden = book.cases.filter(({ reference }) => reference === text(asked, 'externReferens'))
        return { status: 200, body: { arenden: arenden.map(rowOf) } }
      },
      findTold: (asked: Asked): Answered => {
        const found = book.events.filter(
          ({ caseId, reference }) =>
            caseId === text(asked, 'arendeId') && reference === text(asked, 'externReferens'),
        )
        return { status: 200, body: { handelser: found.map(eventOf) } }
      },
      status: (): Answered => ({
        status: 200,
        body: { nu: stamp(new Date()), statusar: words, kategorier: ['Vagar', 'Gatubelysning', 'Ovrigt'] },
      }),
    } satisfies Record<string, (asked: Asked) => Answered>,
  }
}
export type Desk = ReturnType<typeof desk>
export type OperationName = keyof Desk['operations']

const text = (asked: Asked, name: string): string => {
  const value = asked[name]
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

const photosIn = (asked: Asked): KeptPhoto[] =>
  ([asked['bilagor'] ?? []].flat() as Asked[]).map((photo) => ({
    ...{ id: randomUUID(), reference: text(photo, 'externReferens'), name: text(photo, 'filnamn') },
    ...{ type: text(photo, 'mimetyp'), bytes: Buffer.from(text(photo, 'innehall'), 'base64') },
  }))
