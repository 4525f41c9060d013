import { findPersonalDetails } from '#text/personal-details.ts'
import { DetailNotes } from '../../ui/detail-notes.tsx'
import type { SectionProps } from './form-field.ts'

/** What a field that everybody reads tells of a person. */
export function DetailsBeside({ ask, form, field }: SectionProps & { field: string }) {
  const { removed: _, ...words } = ask.say.pages.asking.personal
  return (
    <div class="details-beside" data-details={field} data-words={JSON.stringify(words)} aria-live="polite">
      <DetailNotes
        field={field}
        details={findPersonalDetails(form.fields[field] ?? '')}
        words={words}
        formaction={form.action}
      />
    </div>
  )
}
