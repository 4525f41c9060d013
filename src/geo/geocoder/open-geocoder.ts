import { LRUCache } from 'lru-cache'
import { log } from '../../log.ts'
import { isOnEarth } from '../browser/point.ts'
import { askServer, type Server } from './ask-server.ts'
import { circuit } from './circuit.ts'
import type { Dialect, Geocoded, GeocodedPlace, Geocoder } from './geocoder.ts'
import { nominatim } from './nominatim.ts'
import { pace } from './pace.ts'
import { photon } from './photon.ts'

export type GeocoderSettings = Server & {
  kind: keyof typeof dialects
  /** At most one question in so many milliseconds; 0 for a server of our own. */
  everyMs: number
}

const dialects = { photon, nominatim } satisfies Record<string, Dialect>
const remembered = { max: 2_000, ttl: 6 * 60 * 60_000 }
const longestWords = 200
const mostUnderWay = 32

/**
 * A geocoder that can't hurt: equal questions are asked once and remembered for some hours, a server that
 * fails is left alone for a while, and nobody waits longer than they said. What was searched is never logged.
 */
export function openGeocoder({ kind, everyMs, ...server }: GeocoderSettings): Geocoder {
  const dialect: Dialect = dialects[kind]
  const known = new LRUCache<string, readonly GeocodedPlace[]>(remembered)
  const underWay = new Map<string, Promise<Geocoded>>()
  const { mayAsk, succeeded, failed } = circuit()
  const { turn } = pace(everyMs)

  return {
    search: (question) =>
      askOnce(dialect.searchPath({ ...question, words: evened(question.words) }), question.patienceMs),
    reverse: (point, patienceMs) => askOnce(dialect.reversePath(point), patienceMs),
  }

  async function askOnce(path: string, patienceMs: number): Promise<Geocoded> {
    const places = known.get(path)
    if (places) return { answer: 'places', places }
    const before = underWay.get(path)
    if (before) return before
    if (underWay.size >= mostUnderWay) return { answer: 'down' }
    const asked = ask(path, patienceMs).finally(() => underWay.delete(path))
    underWay.set(path, asked)
    return asked
  }

  async function ask(path: string, patienceMs: number): Promise<Geocoded> {
    const started = performance.now()
    // At least half of the patience is left for the answer.
    if (!mayAsk() || !(await turn(patienceMs / 2))) return { answer: 'down' }
    const left = Math.max(1, Math.round(patienceMs - (performance.now() - started)))
    const asked = await askServer(server, path, left)
    const places = asked.ok ? readOrNull(asked.json) : null
    if (places) {
      known.set(path, places)
      succeeded()
      return { answer: 'places', places }
    }
    if (!asked.ok && !asked.isItsFault) return { answer: 'places', places: [] }
    failed()
    log('warn', 'geocoder failed', { reason: asked.ok ? 'answered something else' : asked.why })
    return { answer: 'down' }
  }

  function readOrNull(json: unknown): GeocodedPlace[] | null {
    try {
      return dialect.read(json).filter(({ point }) => isOnEarth(point))
    } catch {
      return null
    }
  }
}

/** One question for all its spellings. */
const evened = (words: string): string =>
  words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, longestWords)
