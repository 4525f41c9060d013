import { formatRecent } from '#i18n/formats.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../../ask.ts'

type Props = { ask: Ask; report: PresentReport }

/** How many say that it is fixed, how many that it is not, and when last: the latest said comes first. */
export function SaidNow({ ask, report: { sightings } }: Props) {
  const words = ask.say.pages.contributing.sightings
  const said = (['fixed', 'still'] as const)
    .flatMap((says) => {
      const sighting = sightings[says]
      return sighting ? [{ says, ...sighting }] : []
    })
    .sort((one, other) => other.latest.getTime() - one.latest.getTime())
  return (
    <>
      {said.map(({ says, count, latest }) => (
        <p key={says}>{words[says](count, formatRecent(latest, new Date(), ask.language))}</p>
      ))}
    </>
  )
}
