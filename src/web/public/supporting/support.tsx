import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { saveSupport } from '#reports/supports/save-support.ts'
import { type SupportedReport, supportedReport } from '#reports/supports/supported-report.ts'
import { cleanText, shorten } from '#text/plain-text.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { email, text } from '../../fields.ts'
import { looksAutomatic } from '../automatic.tsx'
import { readNumber } from '../report-number.ts'
import { closedPage } from './closed.tsx'
import { answerSupport } from './support-form.tsx'
import { sentPage } from './support-sent.tsx'

type Mistake = keyof Ask['say']['pages']['supporting']['mistakes']

const supportForm = z.object({
  words: text<Mistake>({
    limit: lengths.words,
    tooLong: 'wordsLong',
    personalNumber: 'personalNumber',
  }),
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  follow: z.string().optional(),
})

/** Who sees a problem that is reported already says so here instead of reporting it once more. */
export async function supportPage(ask: Ask): Promise<Response> {
  const { report, isOpen } = await askedFor(ask)
  if (report.number !== numberOf(ask)) return goTo(ask, paths.support(report.number))
  if (!isOpen) return closedPage(ask, report, 200)
  if (ask.c.req.query('skickat') !== undefined) return sentPage(ask, report)
  return answerSupport(ask, report, {
    fields: { key: randomUUID(), follow: 'on' },
    mistakes: {},
  })
}

export async function sendSupport(ask: Ask): Promise<Response> {
  const { report, isOpen } = await askedFor(ask)
  if (!isOpen) return closedPage(ask, report, 409)
  if (ask.fields['support']) return answerSupport(ask, report, { fields: fromForm(ask), mistakes: {} })
  const form = parseForm(supportForm, ask.fields)
  const key = z.uuid().safeParse(ask.fields['key'])
  if (!form.ok) return refuse(ask, report, form.mistakes)
  if (!key.success) return refuse(ask, report, { form: 'key' })
  const automatic = looksAutomatic(ask)
  if (automatic) return refuse(ask, report, { form: automatic })
  const { follow, ...written } = form.value
  await saveSupport(ask.rooms.db, {
    id: key.data.toLowerCase(),
    report: report.number,
    wantsLetters: follow !== undefined,
    language: ask.language,
    ...written,
  })
  return goTo(ask, `${paths.support(report.number)}?skickat=1`)
}

type Report = SupportedReport['report']

function refuse(ask: Ask, report: Report, mistakes: Mistakes): Promise<Response> {
  const fields = mistakes['form'] === 'key' ? { ...ask.fields, key: randomUUID() } : ask.fields
  return answerSupport(ask, report, { fields, mistakes, status: 422 })
}

function askedFor(ask: Ask): Promise<SupportedReport> {
  const number = numberOf(ask)
  if (number === null) throw new NotFound('no such number')
  return supportedReport(ask.rooms.db, number)
}

const numberOf = ({ c }: Ask): number | null => readNumber(c.req.param('number'))

/** What was typed in the form for a report comes along: its words to begin with, the rest for the way back. */
function fromForm({ fields }: Ask): Ask['fields'] {
  const { support: _, show: _show, ...typed } = fields
  const said = [typed['title'], typed['description']].filter(Boolean).join('\n')
  const words = shorten(cleanText(said), lengths.words)
  return { ...typed, words, follow: 'on', key: typed['key'] || randomUUID() }
}
