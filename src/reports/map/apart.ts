import { groupOf } from '../states.ts'
import type { Cluster, Pin, PinsInView } from './pin.ts'
import type { ShownGroup } from './shown-groups.ts'

// Signs nearer each other than this many pixels would hide each other; from so near that they lie on one spot, they may.
const tooNear = 32
const onOneSpot = 17

/** Reports whose signs would cover each other at this zoom are a heap until one looks nearer. */
export function apart(pins: Pin[], zoom: number): Pick<PinsInView, 'pins' | 'clusters'> {
  if (zoom >= onOneSpot) return { pins, clusters: [] }
  const side = 360 / 2 ** (zoom + Math.log2(512 / tooNear))
  const spots = new Map<string, Pin[]>()
  for (const pin of pins) {
    const up = side * Math.cos((pin.lat * Math.PI) / 180)
    const spot = `${Math.floor(pin.lon / side)} ${Math.floor(pin.lat / up)}`
    spots.set(spot, [...(spots.get(spot) ?? []), pin])
  }
  const heaps = [...spots.values()].filter(({ length }) => length > 1)
  return {
    pins: [...spots.values()].filter(({ length }) => length === 1).flat(),
    clusters: heaps.map(heapOf),
  }
}

function heapOf(pins: readonly Pin[]): Cluster {
  const count = (group: ShownGroup) => pins.filter(({ state }) => groupOf[state] === group).length
  const middle = (of: (pin: Pin) => number) => pins.reduce((sum, pin) => sum + of(pin), 0) / pins.length
  return {
    lat: middle(({ lat }) => lat),
    lon: middle(({ lon }) => lon),
    open: count('open'),
    fixed: count('fixed'),
    closed: count('closed'),
  }
}
