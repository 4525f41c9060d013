import type { Geocoder } from './geocoder/geocoder.ts'

const patienceMs = 1_500

/**
 * The town a postcode belongs to, where a geocoder knows it; null else. Never a point: a postcode covers
 * streets and villages far apart, and there is no open register of them.
 */
export async function postcodeTown(postcode: string, geocoder: Geocoder | null): Promise<string | null> {
  const question = { words: postcode, near: null, limit: 5, within: 'sweden', patienceMs } as const
  const asked = await geocoder?.search(question)
  if (asked?.answer !== 'places') return null
  const digits = postcode.replace(' ', '')
  return asked.places.find((place) => place.postcode === digits && place.town !== null)?.town ?? null
}
