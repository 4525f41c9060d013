import type { Fields } from '#http/form.ts'
import type { Ask } from '../ask.ts'
import { HiddenField } from '../ui/hidden-field.tsx'
import { TrapField } from '../ui/trap-field.tsx'

/** The field that nobody sees and nobody fills in; programs that fill in everything do. */
export const trapName = 'website'
/** When the form was shown, sealed. */
export const shownName = 'shown'

/**
 * What makes a form look filled in by a program, if anything. It is said, nothing is lost, and pressing again is all
 * it takes: a person whose browser filled in a field, or who pastes quickly, is asked once more and goes on.
 */
export function looksAutomatic({ rooms, fields }: Ask): 'trap' | 'hurry' | null {
  if (fields[trapName]) return 'trap'
  if (rooms.leastMsToFill === 0) return null
  const shownAt = rooms.links.sealedAt(fields[shownName] ?? '')
  return shownAt === null || Date.now() - shownAt < rooms.leastMsToFill ? 'hurry' : null
}

type Shown = { fields: Fields; mistakes: Readonly<Record<string, string>> }

/** What such a form carries; the time goes on when it is shown again, and a trap that was sprung is taken away. */
export function TellPeopleApart({ ask, shown: { fields, mistakes } }: { ask: Ask; shown: Shown }) {
  const { links } = ask.rooms
  const { [shownName]: before = '' } = fields
  return (
    <>
      <HiddenField name={shownName} value={links.sealedAt(before) === null ? links.sealNow() : before} />
      {mistakes['form'] !== 'trap' && <TrapField name={trapName} label={ask.say.pages.reporting.form.trap} />}
    </>
  )
}
