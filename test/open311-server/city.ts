import { randomUUID } from 'node:crypto'

export type CityAttribute = {
  code: string
  datatype: string
  required: boolean
  description: string
  variable?: boolean
  automated?: string
  values?: readonly { key: string; name: string }[]
}
export type CityService = {
  code: string
  name: string
  group: string
  type: 'realtime' | 'batch' | 'blackbox'
  attributes: readonly CityAttribute[]
}
export type CityPhoto = { field: string; name: string; type: string; bytes: Buffer }

/** A request as the city keeps it. */
export type CityRequest = {
  id: string
  /** What a batch service is answered with; its number comes when it is `due`. */
  token: string
  due: Date
  service: string
  title: string
  description: string
  lat: number
  long: number
  address: string
  status: string
  notes: string
  requestedAt: Date
  updatedAt: Date
  /** From when lists show it. */
  shownFrom: Date
  /** All that was posted, by name. */
  posted: ReadonlyMap<string, readonly string[]>
  photos: readonly CityPhoto[]
  isPublic: boolean | null
}

/** What the city says of a request, or what was said to it (`isTold`). */
export type CityUpdate = {
  id: string
  request: string
  status: string
  words: string
  at: Date
  shownFrom: Date
  mediaUrl: string
  isTold: boolean
}

type Changes<T> = Partial<Omit<T, 'id'>>
const never = new Date(8.64e15)

/** A city's case system in memory: what it has been sent, and what it does with it. */
export class City {
  readonly requests: CityRequest[] = []
  readonly updates: CityUpdate[] = []
  services: CityService[]
  /** How long a token takes to become a number; null: it never does. */
  tokenMs: number | null = 0
  /** How long it is until a list shows what has been taken. */
  showsAfterMs = 0
  /** How long it is until updates show what has been done. */
  tellsAfterMs = 0

  constructor(services: readonly CityService[]) {
    this.services = [...services]
  }

  /** Takes a request in; what was posted under the same reference before is the same. */
  take(changes: Changes<CityRequest>): CityRequest {
    const now = new Date()
    const due = this.tokenMs === null ? never : new Date(now.getTime() + this.tokenMs)
    const request: CityRequest = {
      id: String(638_344 + this.requests.length),
      ...{ token: randomUUID(), due, service: this.services[0]?.code ?? '', title: '', description: '' },
      ...{
        lat: 57.93,
        long: 12.53,
        address: '',
        status: 'open',
        notes: '',
        requestedAt: now,
        updatedAt: now,
      },
      ...{
        shownFrom: new Date(now.getTime() + this.showsAfterMs),
        posted: new Map(),
        photos: [],
        isPublic: null,
      },
      ...changes,
    }
    this.requests.push(request)
    return request
  }

  /** Handles a case as one who works there would: by script here, by click on its page. */
  act(
    id: string,
    { status, words = '', ...changes }: { status: string; words?: string } & Changes<CityUpdate>,
  ): CityUpdate {
    const request = this.request(id)
    if (!request) throw new Error(`no request ${id}`)
    const at = changes.at ?? new Date()
    Object.assign(request, { status, notes: words, updatedAt: at })
    return this.say({ request: id, status, words, at, ...changes })
  }

  say(update: Changes<CityUpdate> & { id?: string; request: string; status: string }): CityUpdate {
    const at = update.at ?? new Date()
    const id = `UPD-${this.updates.length + 1}`
    const shownFrom = new Date(at.getTime() + this.tellsAfterMs)
    const said = { id, words: '', at, shownFrom, mediaUrl: '', isTold: false, ...update }
    this.updates.push(said)
    return said
  }

  request(id: string): CityRequest | undefined {
    return this.requests.find((request) => request.id === id)
  }

  /** What residents and others have said to it. */
  told(): CityUpdate[] {
    return this.updates.filter(({ isTold }) => isTold)
  }
}
