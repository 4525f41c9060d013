import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findCapabilities } from './capabilities.ts'
import { findContactDetails } from './contact-details.ts'
import { findEmergencyWords } from './emergency.ts'
import { findNumberPlates } from './number-plate.ts'
import { namesSomebody } from './person-name.ts'
import { findPersonalNumbers } from './personal-number.ts'

const realReports = `${process.env['FMG_TEST_DATA'] ?? '../shared/data'}/fixamingata-goteborg-2017.json`
const absent = !existsSync(realReports)
if (absent) process.stderr.write(`SKIPPED: the detectors on real reports, for ${realReports} is absent\n`)

test.skipIf(absent && !process.env['CI'])(
  'of 302 real reports only the one with contact details is stopped',
  () => {
    const reports: { description?: string }[] = JSON.parse(readFileSync(realReports, 'utf8'))
    const detectors = [
      findContactDetails,
      findPersonalNumbers,
      findNumberPlates,
      findEmergencyWords,
      findCapabilities,
    ]
    const stopped = reports.filter(({ description = '' }) =>
      detectors.some((find) => find(description).length > 0),
    )
    expect(reports).toHaveLength(302)
    expect(
      stopped.map(({ description = '' }) => findContactDetails(description).map(({ kind }) => kind)),
    ).toEqual([['telephone', 'email']])
    expect(reports.filter(({ description = '' }) => namesSomebody(description))).toEqual([])
  },
)
