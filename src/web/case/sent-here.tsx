import { foreign } from '#i18n/foreign.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { Notice } from '../ui/notice.tsx'
import type { CaseActName } from './case-acts.ts'

/** Of a case that another body held before: who sent it here, and why. */
export function SentHere({ held: { sentHere } }: { held: HeldReport }) {
  if (!sentHere) return null
  const { from, act, actor, words: said, language } = sentHere
  const told = actor === 'operator' ? 'moved' : act
  return (
    <Notice title={words.sentHere[told](from)}>
      {said && (
        <p class="said" {...foreign(language ?? 'sv', 'sv')}>
          {said}
        </p>
      )}
    </Notice>
  )
}

type CardWords = { title: string; hint: string; button: string }

/** What the buttons say of a case that can be given back. */
export function cardWords({ backTo }: HeldReport, name: CaseActName): CardWords {
  if (backTo && name === 'mottagen') return words.sentHere.accept
  if (backTo && name === 'inte-vart') return words.sentHere.giveBack(backTo.name)
  return words.cards[name]
}
