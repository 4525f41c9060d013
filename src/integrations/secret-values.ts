import type { KindRooms } from './kind.ts'

/** What a secret is, and what it was until lately while it is being exchanged; the present one first, none if there is none. */
export function secretValues(secret: KindRooms<unknown>['secret'], name: string): string[] {
  const found = secret(name)
  return found === null ? [] : [found.value, ...(found.former === null ? [] : [found.former])]
}
