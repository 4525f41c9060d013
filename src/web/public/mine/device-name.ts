/** What is asked first names more: an iPhone says it is like a Mac, an Android that it is Linux. */
const devices = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Mac', /Macintosh/],
  ['Windows', /Windows/],
  ['Chromebook', /CrOS/],
  ['Linux', /Linux/],
] as const

/** What somebody may want to call the device they sit at, as its browser tells it; null for what tells nothing. */
export const deviceName = (userAgent: string): string | null =>
  devices.find(([, said]) => said.test(userAgent))?.[0] ?? null
