import type { Map as MapLibre } from 'maplibre-gl'
import { pace } from './pace.ts'

const step = 24
const longStep = 160

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type Move = (east: number, south: number) => void

/**
 * Arrow keys move by so many pixels, which is fewer metres the nearer one looks; Shift moves farther, plus and minus
 * zoom, Escape leaves. Tab is never taken: the map is one stop on the way, not a trap.
 */
export function moveByKeys(map: MapLibre, move: Move = panning(map)): void {
  const canvas = map.getCanvas()
  canvas.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const way = ways[event.key]
    const pixels = event.shiftKey ? longStep : step
    if (way) move(way[0] * pixels, way[1] * pixels)
    else if (event.key === '+' || event.key === '=') map.zoomIn({ duration: pace() })
    else if (event.key === '-') map.zoomOut({ duration: pace() })
    else if (event.key === 'Escape') canvas.blur()
    else return
    event.preventDefault()
  })
}

const panning =
  (map: MapLibre): Move =>
  (east, south) =>
    map.panBy([east, south], { duration: pace() })
