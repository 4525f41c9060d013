import { GeoJSONSource, type Map as MapLibre } from 'maplibre-gl'
import type { collection } from './read-base.ts'

/** Null when there is no answer: the map goes without. */
export async function ask<T>(address: string, signal?: AbortSignal): Promise<T | null> {
  try {
    const answer = await fetch(address, signal ? { signal } : {})
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

export function fill(map: MapLibre, name: string, features: ReturnType<typeof collection>): void {
  const source = map.getSource(name)
  if (source instanceof GeoJSONSource) source.setData(features)
}

/** What the map shows, as the API wants it. */
export function viewOf(map: MapLibre): string {
  const bounds = map.getBounds()
  const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  return edges.map((degrees) => degrees.toFixed(5)).join()
}
