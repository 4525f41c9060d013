import { formatRecent } from '#i18n/formats.ts'
import { handling } from '#i18n/sv/pages/handling.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import { unanswered } from '#reports/unanswered.ts'
import { Notice } from '../ui/notice.tsx'
import type { ShownCase } from './shown-case.ts'

const words = handling.waiting

/** What residents have said and nobody has answered, each a way to it. */
export function WaitingBox({ shown: { held } }: { shown: ShownCase }) {
  const waiting = unanswered(held.happenings)
  if (waiting.length === 0 || !held.held.is_present) return null
  return (
    <Notice tone="warning" title={words.title(waiting.length)}>
      <ul class="plain">
        {waiting.map((one) => (
          <li key={one.id}>
            <a href={`#handelse-${one.id}`}>{sentenceOf('sv', one)}</a>,{' '}
            {formatRecent(one.at, new Date(), 'sv')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
