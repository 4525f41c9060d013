import type { FaultBook } from './faults.ts'

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** As Swedish programs write a moment: their own clock with its offset, unless told to do that wrong. */
export function writeTime(at: Date, faults: Pick<FaultBook, 'isOn'>): string {
  const local = clock.format(at).replace(' ', 'T')
  if (faults.isOn('no_zone')) return local
  if (faults.isOn('wrong_zone')) return `${local}Z`
  const hours = Math.round((new Date(`${local}Z`).getTime() - at.getTime()) / 3_600_000)
  return `${local}+0${hours}:00`
}
