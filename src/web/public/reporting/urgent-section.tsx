import { isUrgentCode, UrgentPanel } from '../../ui/urgent-panel.tsx'
import { mistakeAt, type SectionProps } from './form-field.ts'
import { guidanceFor } from './guidance.ts'
import { readAsked } from './urgency.ts'

/** First in a form that speaks of danger: whom to ring, and the way on. */
export function UrgentSection({ ask, form }: SectionProps) {
  const { ring: _, mistake: _mistake, ...words } = ask.say.pages.asking.urgent
  const codes = readAsked(ask, form).urgent.filter(isUrgentCode)
  return (
    <div id="urgency" class="flow" data-words={JSON.stringify(words)}>
      {codes.length > 0 && (
        <UrgentPanel
          codes={codes}
          duty={guidanceFor(ask, form).duty}
          words={words}
          calm={form.fields['calm'] ?? ''}
          error={mistakeAt(ask, form, 'calm')}
        />
      )}
    </div>
  )
}
