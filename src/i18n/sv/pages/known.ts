/** What is known already where somebody is about to report, and "Jag ser också detta". */
export const known = {
  found: (count: number) =>
    count === 1
      ? 'Ett liknande problem är redan anmält här'
      : `${count} liknande problem är redan anmälda här`,
  same: 'Är det samma sak? Säg att du också ser det, så får du samma besked. Annars fyller du bara i resten.',
  here: 'Precis här',
  away: (distance: string) => `${distance} bort`,
  inTown: (words: string) => (words === '' ? 'På samma ort' : words),
  reported: (when: string) => `anmält ${when}`,
  mended: (when: string) => `åtgärdat ${when}`,
  seenBy: (count: number) => `${count} ser detta`,
  seenByPersons: (count: number) => `${count} personer ser detta.`,
  said: 'Senaste svaret:',
  mendedLately: 'Åtgärdad nyligen',
  also: 'Jag ser också detta',
  forecast: (days: number) =>
    days <= 1
      ? 'Liknande här: 8 av 10 klara inom ett dygn.'
      : `Liknande här: 8 av 10 klara inom ${days} dagar.`,
  noForecast: 'Hur lång tid det tar vet vi inte: för få liknande är klara än.',
}
