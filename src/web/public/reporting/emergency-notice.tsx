import type { SentDraft } from '#reports/draft.ts'
import { shownGuidance } from '#responsibility/shown-guidance.ts'
import type { Ask } from '../../ask.ts'
import { Notice } from '../../ui/notice.tsx'
import { callsEmergencyServices } from '../../ui/urgent-panel.tsx'

/** Whom to ring, once more after it was sent, when it may be urgent. */
export function EmergencyNotice({ ask, draft }: { ask: Ask; draft: SentDraft }) {
  if (draft.urgent.length === 0) return null
  const { title, danger, duty: ring, dutyUnknown } = ask.say.pages.asking.urgent
  const { duty } = guidanceOf(ask, draft)
  const words = callsEmergencyServices(draft.urgent) ? danger : duty ? ring : dutyUnknown
  return (
    <Notice tone="urgent" title={title}>
      <p>{words}</p>
      {duty && (
        <p>
          <a href={duty.href}>{duty.words}</a>
        </p>
      )}
    </Notice>
  )
}

function guidanceOf({ language, rooms }: Ask, draft: SentDraft) {
  const { lat, lon, isApproximate, municipality, category, chosen } = draft
  const place = { place: { lat, lon }, isTown: isApproximate, at: new Date() }
  return shownGuidance(language, { ...place, municipality, category, chosen }, rooms.tables())
}
