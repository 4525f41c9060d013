import type { Follow } from './follow.ts'
import { mapWords } from './map-words.ts'

const nearEnough = 14

/** Beside a search: the place in words, and the way on from it. */
export function followInSearch(box: HTMLElement): Follow {
  const words = mapWords().place
  const said = document.getElementById('pointed-out')
  const link = document.getElementById('report-here')
  return ({ place, zoom, said: answer }) => {
    if (!said || !(link instanceof HTMLAnchorElement)) return
    const isNear = zoom >= nearEnough
    const isInSweden = answer?.found ?? true
    link.hidden = !isNear || !isInSweden
    link.href = `${box.dataset['form']}?${new URLSearchParams({ lat: String(place.lat), lon: String(place.lon) })}`
    said.textContent = isNear ? (answer?.words ?? words.unknown) : words.closer
    if (isNear && answer?.found && answer.warning) said.textContent += `. ${answer.warning}`
  }
}
