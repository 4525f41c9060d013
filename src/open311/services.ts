import { categories, categoryGroups } from '#bodies/catalogue.ts'
import { answerDocument } from './answer.ts'
import { rowsOf } from './document.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import type { Open311Ask } from './rooms.ts'

/** All that can be reported: the national catalogue, the same everywhere, never a part of it. */
export async function services(ask: Open311Ask): Promise<Response> {
  const { municipality } = await jurisdictionOf(ask)
  const { language } = ask
  const { questions } = ask.rooms.tables().guidance
  const groupNames = new Map(categoryGroups.map((group) => [group.code, group[language]]))
  const rows = categories.map(({ code, group, aliases, ...names }) => ({
    service_code: code,
    service_name: names[language],
    description: '',
    metadata: questions.askedBy(municipality ?? '', code).length > 0,
    type: 'realtime',
    keywords: aliases.join(','),
    group: groupNames.get(group) ?? group,
  }))
  return answerDocument(ask, { root: 'services', content: rowsOf('service', rows) })
}
