import { randomUUID } from 'node:crypto'

/** A picture as it is kept there. */
export type KeptPhoto = { id: string; reference: string; name: string; type: string; bytes: Buffer }

/** A case as Infracontrol has it. */
export type KeptCase = {
  id: string
  /** Whose it is: `fixamingata`, or empty for its own. */
  origin: string
  reference: string
  number: string
  kind: string
  category: string
  title: string
  description: string
  lat: number
  lon: number
  place: string
  unit: string
  reporterName: string
  reporterEmail: string
  link: string
  isPublic: boolean
  state: string
  receivedAt: Date
  changedAt: Date
  photos: KeptPhoto[]
}

/** What has happened to a case, in the order it was registered. */
export type KeptEvent = {
  id: string
  caseId: string
  kind: string
  origin: string
  reference: string
  at: Date
  registeredAt: Date
  /** Registered and not yet to be seen by others. */
  isHeld: boolean
  state: string
  publicText: string
  internalText: string
  plannedFor: string
  unit: string
  photos: KeptPhoto[]
}

export type NewCase = Partial<KeptCase> & Pick<KeptCase, 'title' | 'category' | 'lat' | 'lon'>
export type NewEvent = Partial<KeptEvent> & Pick<KeptEvent, 'caseId' | 'kind'>

/** All that the simulator remembers: in memory, gone with it. What its cases were called before, none is called again. */
export function caseBook(now: () => Date = () => new Date()) {
  const cases: KeptCase[] = []
  const events: KeptEvent[] = []
  const listeners = new Set<(event: KeptEvent) => void>()
  let made = secondsOfYear(now())

  function add(event: NewEvent): KeptEvent {
    const at = now()
    const kept: KeptEvent = {
      ...{ id: randomUUID(), origin: '', reference: '', at, registeredAt: at, isHeld: false },
      ...{ state: '', publicText: '', internalText: '', plannedFor: '', unit: '', photos: [] },
      ...event,
    }
    events.push(kept)
    const one = cases.find(({ id }) => id === event.caseId)
    if (one) {
      one.changedAt = kept.registeredAt
      if (kept.state !== '') one.state = kept.state
      if (kept.unit !== '') one.unit = kept.unit
      one.photos.push(...kept.photos)
    }
    for (const tell of listeners) tell(kept)
    return kept
  }

  return {
    cases,
    events,
    add,
    caseOf: (id: string): KeptCase | undefined => cases.find((one) => one.id === id),
    photoOf: (id: string): KeptPhoto | undefined =>
      cases.flatMap(({ photos }) => photos).find((photo) => photo.id === id),
    begin(begun: NewCase, isHeld = false): KeptCase {
      made += 1
      const at = now()
      const kept: KeptCase = {
        ...{ id: `IC-${at.getUTCFullYear()}-${String(made).padStart(8, '0')}`, origin: '', reference: '' },
        ...{ number: '', kind: 'ARENDE', description: '', place: '', unit: '', reporterName: '' },
        ...{ reporterEmail: '', link: '', isPublic: false, state: 'Ny', receivedAt: at, changedAt: at },
        photos: [],
        ...begun,
      }
      cases.push(kept)
      const { id: caseId, origin, reference, state, unit, kind } = kept
      add({ caseId, kind, origin, reference, state, unit, isHeld })
      return kept
    },
    /** Shows what has been held back. */
    release(): void {
      for (const event of events) event.isHeld = false
    },
    listen(tell: (event: KeptEvent) => void): void {
      listeners.add(tell)
    },
  }
}
const secondsOfYear = (at: Date): number =>
  Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0)) / 1000)

export type CaseBook = ReturnType<typeof caseBook>
