import { formatPlannedDay, swedishDay } from '#i18n/formats.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { Notice } from '../ui/notice.tsx'

/** While the reporter is asked something, the case waits, and its time is not the holder's. */
export const WaitsForAnswer = ({ held: { question } }: { held: HeldReport }) =>
  question && (
    <Notice title={words.waits.title}>
      {question.words && <p class="said">{question.words}</p>}
      <p>{words.waits.until(formatPlannedDay(swedishDay(question.until), 'sv'))}</p>
    </Notice>
  )
