import type { IControl, Map as MapLibre } from 'maplibre-gl'
import type { map as words } from '#i18n/sv/pages/map.ts'
import { pace } from './pace.ts'

const signs = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  position: 'M18 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM12 2v4M12 18v4M2 12h4M18 12h4',
}

/** Plus, minus and "min position", each as large as a thumb and named in the page's language. */
export function addButtons(map: MapLibre, says: typeof words, locate: () => void): void {
  const zooming = [
    button(signs.plus, says.zoomIn, () => map.zoomIn({ duration: pace() })),
    button(signs.minus, says.zoomOut, () => map.zoomOut({ duration: pace() })),
  ]
  map.addControl(group(zooming), 'top-right')
  if (!('geolocation' in navigator)) return
  map.addControl(group([button(signs.position, says.position, locate)]), 'top-right')
}

function group(buttons: readonly HTMLElement[]): IControl {
  const box = document.createElement('div')
  box.className = 'maplibregl-ctrl maplibregl-ctrl-group'
  box.append(...buttons)
  return { onAdd: () => box, onRemove: () => box.remove() }
}

function button(sign: string, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.ariaLabel = label
  made.title = label
  made.append(drawing([sign]))
  made.addEventListener('click', press)
  return made
}

/** A drawing of our own on its grid of 24. */
export function drawing(lines: readonly string[]): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const picture = document.createElementNS(space, 'svg')
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('aria-hidden', 'true')
  for (const line of lines) {
    const path = document.createElementNS(space, 'path')
    path.setAttribute('d', line)
    picture.append(path)
  }
  return picture
}
