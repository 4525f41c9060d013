/** As clocks in the zone show it, and nothing of which zone that is. */
export function inLocalTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T')
}

/** What a clock in the zone is read as: found by trying each quarter of an hour there is. */
export function readLocalTime(words: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${words}Z`)
  for (let quarters = -56; quarters <= 56; quarters += 1) {
    const at = new Date(asUtc + quarters * 900_000)
    if (!Number.isNaN(asUtc) && inLocalTime(at, timeZone) === words) return at
  }
  return null
}
