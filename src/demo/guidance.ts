import { importDutyNumbers } from '#bodies/duty/import-duty-numbers.ts'
import { importNotices } from '#bodies/notices/import-notices.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import type { Db } from '#database/database.ts'
import guidance from '../../data/demo-guidance.json' with { type: 'json' }

const alingsås = '1489'

/** What the town's municipality tells and asks. Its telephone numbers are among those that belong to nobody. */
export async function tellResidents(db: Db): Promise<void> {
  const { questions, notices, dutyNumbers } = guidance
  await importQuestions(db, { body: alingsås, json: JSON.stringify({ questions }) })
  await importNotices(db, { body: alingsås, json: JSON.stringify({ notices }) })
  await importDutyNumbers(db, { body: alingsås, json: JSON.stringify({ dutyNumbers }) })
}
