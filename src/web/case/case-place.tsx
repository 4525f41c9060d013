import { formatPoint, mapAppUrl, mapUrl } from '#geo/browser/point.ts'
import { formatSweref99tm } from '#geo/sweref.ts'
import { foreign } from '#i18n/foreign.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { sayPlace } from '../place-words.ts'
import { PlaceOnMap } from '../public/report-map.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import type { ShownCase } from './shown-case.ts'

/** Where it is: in words, on a map for who wants it, and the way there. */
export function CasePlace({ shown: { ask, held } }: { shown: ShownCase }) {
  const { report } = held
  const { nearest } = sayPlace(report, report.municipality.code)
  return (
    <>
      <h2>{words.place}</h2>
      {report.placeWords && <p {...foreign(report.language, 'sv')}>{report.placeWords}</p>}
      <p>{words.near(nearest, report.municipality.name)}</p>
      {report.isApproximate ? (
        <p>{words.approximate}</p>
      ) : (
        <>
          <PlaceOnMap ask={ask} report={report} title={words.showMap} />
          <ButtonLink href={mapAppUrl(report)} sign="map">
            {words.openApp}
          </ButtonLink>
          <p>
            <a href={mapUrl(report)}>{words.openMap}</a>
          </p>
        </>
      )}
      <Facts
        facts={[
          { term: words.wgs84, detail: formatPoint(report) },
          { term: words.sweref, detail: formatSweref99tm(report) },
        ]}
      />
    </>
  )
}
