import { paces, type WatchPace } from '#alerts/watch.ts'
import type { Ask } from '../../ask.ts'
import { SelectField } from '../../ui/select-field.tsx'

type Props = {
  ask: Ask
  /** Of which watch or report, where a page has several. */
  of?: string | number
  pace?: WatchPace
  error?: string | undefined
}

/** How often somebody wants letters. */
export const PaceField = ({ ask, of, pace = 'at_once', error }: Props) => (
  <SelectField
    id={of === undefined ? 'pace' : `pace-${of}`}
    name="pace"
    label={of === undefined ? ask.say.pages.watching.pace : ask.say.pages.watching.mine.pace}
    options={paces.map((value) => ({ value, label: ask.say.words.watch.paces[value] }))}
    value={pace}
    error={error}
  />
)
