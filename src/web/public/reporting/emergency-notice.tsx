import { findEmergencyWords } from '#text/emergency.ts'
import type { Ask } from '../../ask.ts'
import { Notice } from '../../ui/notice.tsx'

/** Shown when the words speak of danger; it stops nobody from going on. */
export function EmergencyNotice({ ask, words }: { ask: Ask; words: string }) {
  if (findEmergencyWords(words).length === 0) return null
  const { emergency, emergencyWords } = ask.say.pages.reporting.draft
  return (
    <Notice tone="urgent" title={emergency}>
      <p>{emergencyWords}</p>
    </Notice>
  )
}
