/** The number in an address; null for what can't be one. */
export function readNumber(written: string | undefined): number | null {
  const number = /^[1-9]\d{0,14}$/.exec(written ?? '')?.[0]
  return number === undefined ? null : Number(number)
}
