/** How Trafikverket's open API is reached. The key goes into what is sent, so nothing sent is ever logged. */
export type TrafikverketSettings = { key: string; url: string }

export const trafikverketUrl = 'https://api.trafikinfo.trafikverket.se/v2/data.json'

/** Reads a key as the API gives them out. */
export function readKey(value: string): { value: string } | { wrong: string } {
  return /^[\w-]{16,128}$/.test(value)
    ? { value }
    : { wrong: 'a key is 16 to 128 letters and digits, without quotes or spaces.' }
}
