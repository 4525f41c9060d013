import { categories, categoryGroups } from '#bodies/catalogue.ts'
import { answerRows } from '../answer-rows.ts'
import type { Open311Ask } from '../rooms.ts'
import { writeRow } from '../write-document.ts'
import { oldFrameOf } from './old-frame.ts'
import { oldNameOf } from './old-names.ts'

/** The catalogue as the old service listed it: by Swedish names, and asking nothing. */
export async function oldServices(ask: Open311Ask): Promise<Response> {
  const groups = new Map(categoryGroups.map(({ code, sv }) => [code, sv]))
  const rows = categories.map(({ code, group }) => ({
    service_code: oldNameOf(code),
    service_name: oldNameOf(code),
    description: oldNameOf(code),
    metadata: false,
    type: 'realtime',
    group: groups.get(group) ?? group,
    keywords: '',
  }))
  return answerRows(ask, {
    root: 'services',
    mark: rows,
    parts: inOnePart(rows.map((row) => writeRow[ask.format]('service', row))),
    frame: oldFrameOf(ask.format, 'services'),
  })
}

async function* inOnePart(rows: readonly string[]): AsyncGenerator<readonly string[]> {
  yield rows
}
