import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import { answerBy, isOverdue } from '#moderation/answer-by.ts'
import { type StoredRemark, unsettledRemarks } from '#moderation/remark-queries.ts'
import { settleRemark } from '#moderation/settle-remark.ts'
import { shorten } from '#text/plain-text.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const remarksShown = 200

const usage = `  npm run remarks                  what nobody has settled, oldest first
  npm run remarks -- answered ID   note that whoever wrote it has been answered`

await runCommand(async ({ database: { db }, args: [verb, id, ...rest] }) => {
  if ((!verb || verb === 'list') && !id) return list(db)
  if (verb === 'answered' && id && rest.length === 0) return answered(db, id)
  unknownWords(usage)
})

async function list(db: Db): Promise<void> {
  const remarks = await unsettledRemarks(db, remarksShown + 1)
  if (remarks.length === 0) return say('Nobody is waiting.')
  sayTable(
    remarks.map((remark) => ({
      id: remark.id,
      told: swedishTime(remark.told_at),
      'answer by': dueOf(remark),
      about: remark.report ?? (shorten(remark.page, 40) || '-'),
      reason: remark.reason ?? remark.topic,
      from: remark.email ?? '-',
      words: shorten(remark.words.replaceAll('\n', ' '), 60),
    })),
    remarksShown,
  )
}

function dueOf(remark: StoredRemark): string {
  if (remark.topic === 'abuse') return '-'
  const day = answerBy(remark.told_at)
  return isOverdue(remark, new Date()) ? `${day} OVERDUE` : day
}

async function answered(db: Db, id: string): Promise<void> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))
    throw new Refused('Give the id of a remark, as npm run remarks shows it.')
  if (!(await settleRemark(db, id, 'answered'))) throw new Refused(`No remark ${id} is waiting.`)
  say(`Remark ${id} is answered.`)
}
