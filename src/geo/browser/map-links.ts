import { isOnEarth, type Point } from './point.ts'

const number = '(-?\\d{1,3}(?:\\.\\d+)?)'
const pair = `${number},\\s*${number}`

// In order of trust: what the link marks comes before where its map happens to be centred.
const linkForms: readonly RegExp[] = [
  new RegExp(`!3d${number}!4d${number}`), // Google, the pin
  new RegExp(`[?&]mlat=${number}&mlon=${number}`), // OpenStreetMap, the pin
  new RegExp(`[?&](?:q|query|ll|daddr|destination|coordinate|address)=(?:loc:)?${pair}`), // Google, Apple
  new RegExp(`[?&]sp=point\\.${number}_${number}`), // Bing, the pin
  new RegExp(`[?&]g=${pair}`), // Eniro, the pin
  new RegExp(`^geo:(?!0,0\\?)${pair}`, 'i'),
  new RegExp(`/(?:place|search|dir)/(?:[^@]*/)?${pair}`), // Google, written in the path
  new RegExp(`@${pair}`), // Google, the view
  new RegExp(`#(?:.*&)?map=[\\d.]+/${number}/${number}`), // OpenStreetMap, the view
  new RegExp(`hitta\\.se/kartan!~${pair}`), // hitta.se, the view
  new RegExp(`[?&]c=${pair}`), // Eniro, the view
  new RegExp(`[?&]cp=${number}~${number}`), // Bing, the view
]

/** The point a pasted map link or geo: address shows; null when it is no link or names no point. */
export function pointOfMapLink(words: string): Point | null {
  if (!/^(https?:\/\/|geo:)/i.test(words)) return null
  const link = withoutEscapes(words)
  const found = linkForms.map((form) => form.exec(link)).find((match) => match !== null)
  if (!found) return null
  const point = { lat: Number(found[1]), lon: Number(found[2]) }
  return isOnEarth(point) ? point : null
}

function withoutEscapes(link: string): string {
  try {
    return decodeURIComponent(link.replaceAll('+', ' '))
  } catch {
    return link
  }
}
