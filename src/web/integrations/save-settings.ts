import { z } from 'zod'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { lockSeen } from '#bodies/connections/seen.ts'
import { email } from '#http/fields.ts'
import { parseForm } from '#http/form.ts'
import type { Messages } from '#i18n/messages.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { lengths } from '#reports/report.ts'
import { answerConnection } from './connection-page.tsx'
import { act, type Console } from './console.ts'
import { inWords } from './sentences.ts'

type Mistake = keyof Messages['pages']['integrating']['settings']['mistakes']
const minutes = 'minutes' satisfies Mistake

const form = z.object({
  notice: z
    .string(minutes)
    .trim()
    .regex(/^[1-9]\d{0,4}$/, minutes)
    .transform(Number)
    .refine((count) => count <= 10_000, minutes),
  alarms: email<Mistake>({ limit: lengths.email, wrong: 'email' }),
})

/** Saves when what waits is told by mail, and whom trouble is mailed to. */
export async function saveSettings(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const { mistakes: sentences } = ask.say.pages.integrating.settings
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerConnection(at, inWords(read.mistakes, sentences))
  const { notice, alarms } = read.value
  return act(at, {
    done: 'settings',
    changed: (now) => answerConnection(now, {}, true),
    async work(tx) {
      await lockSeen(tx, { id: connection.id, part: 'telling', mark: ask.fields['seen'] ?? '' })
      await changeConnection(tx, { id: connection.id, noticeAfterMinutes: notice, alarmsTo: alarms || null })
      await recordConsoleAct(tx, { connection: connection.id, by, act: 'set_connection', facts: { notice } })
    },
  })
}
