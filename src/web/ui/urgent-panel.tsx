import type { ShownGuidance } from '#responsibility/shown-guidance.ts'
import type { Danger } from '#text/emergency.ts'
import { ButtonLink } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { Sign } from './sign.tsx'

export type UrgentWords = {
  title: string
  danger: string
  duty: string
  dutyUnknown: string
  call: string
  goOn: string
  goOnHint: string
}

/** Whose number comes first. */
const callsFor: Record<Danger | 'category' | 'answer', '112' | 'duty'> = {
  gas: '112',
  electricity: '112',
  fire: '112',
  injury: '112',
  crime: '112',
  collapse: '112',
  open_hole: 'duty',
  blocked_road: 'duty',
  category: 'duty',
  answer: 'duty',
}
export type UrgentCode = keyof typeof callsFor

type UrgentPanelProps = {
  codes: readonly UrgentCode[]
  duty: ShownGuidance['duty']
  words: UrgentWords
  /** What has been read and found not to be urgent. */
  calm: string
  error?: string | undefined
  /** Put there by what was just written: read out at once. */
  live?: boolean
}

/** Interrupts, once, with whom to ring; whoever ticks the box goes on, and nothing is locked. */
export const UrgentPanel = ({ codes, duty, words, calm, error, live }: UrgentPanelProps) => {
  const is112 = callsEmergencyServices(codes)
  const value = calmFor(codes)
  return (
    <section class="urgent-panel" id="urgent" role={live ? 'alert' : undefined}>
      <h2>
        <Sign name="urgent" />
        {words.title}
      </h2>
      <p>{is112 ? words.danger : duty ? words.duty : words.dutyUnknown}</p>
      <div class="buttons">
        {is112 && <Call112 words={words} />}
        {duty && <ButtonLink href={duty.href}>{duty.words}</ButtonLink>}
        {!is112 && <Call112 words={words} />}
      </div>
      <CheckField
        name="calm"
        value={value}
        label={words.goOn}
        hint={words.goOnHint}
        error={error}
        checked={covers(calm, codes)}
      />
    </section>
  )
}

/** Whether 112 comes first; a code that is no longer known says nothing. */
export const callsEmergencyServices = (codes: readonly string[]): boolean =>
  codes.some((code) => isUrgentCode(code) && callsFor[code] === '112')

const Call112 = ({ words }: { words: UrgentWords }) => (
  <ButtonLink kind="danger" href="tel:112">
    {words.call}
  </ButtonLink>
)

/** What the box says when it is ticked: these reasons have been read. Another one asks again. */
const calmFor = (codes: readonly UrgentCode[]): string => [...codes].sort().join(' ')

/** Whether all of the reasons have been read. */
export const covers = (calm: string, codes: readonly UrgentCode[]): boolean => {
  const read = calm.split(' ')
  return codes.every((code) => read.includes(code))
}

export const isUrgentCode = (code: string): code is UrgentCode => Object.hasOwn(callsFor, code)
