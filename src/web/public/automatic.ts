import type { Ask } from '../ask.ts'

/** The field that nobody sees and nobody fills in; programs that fill in everything do. */
export const trapName = 'website'

/**
 * What makes a form look filled in by a program, if anything. It is said, nothing is lost, and pressing again is all
 * it takes: a person whose browser filled in a field, or who pastes quickly, is asked once more and goes on.
 */
export function looksAutomatic({ rooms, fields }: Ask): 'trap' | 'hurry' | null {
  if (fields[trapName]) return 'trap'
  if (rooms.leastMsToFill === 0) return null
  const shownAt = rooms.links.formShownAt(fields['key'] ?? '')
  return shownAt === null || Date.now() - shownAt < rooms.leastMsToFill ? 'hurry' : null
}

/** The key to show such a form with again: its own, so that its time goes on, or a new one where it had none. */
export const keyOnceMore = ({ rooms, fields }: Ask): string => {
  const { key = '' } = fields
  return rooms.links.formShownAt(key) === null ? rooms.links.formKey() : key
}
