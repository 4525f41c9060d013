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
import { shownPhotos } from '../reporting/form-photos.ts'
import { changePhotos } from '../reporting/take-photos.ts'
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
  const fields = { key: randomUUID(), follow: 'on' }
  return answerSupport(ask, report, { fields, photos: [], mistakes: {} })
}

export async function sendSupport(ask: Ask): Promise<Response> {
  const { report, isOpen } = await askedFor(ask)
  if (!isOpen) return closedPage(ask, report, 409)
  const isFromForm = ask.fields['support'] !== undefined
  const key = z.uuid().safeParse(ask.fields['key'])
  const id = key.success ? key.data.toLowerCase() : randomUUID()
  if (!key.success && !isFromForm) return answer(ask, report, id, { form: 'key' })
  const photos = await changePhotos(ask, id)
  if (isFromForm) return answer({ ...ask, fields: fromForm(ask) }, report, id, { ...photos.mistakes })
  if (photos.isDropped) return answer(ask, report, id, {})
  const form = parseForm(supportForm, ask.fields)
  const mistakes = { ...photos.mistakes, ...(form.ok ? {} : form.mistakes) }
  if (!form.ok || photos.mistakes) return answer(ask, report, id, mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answer(ask, report, id, { form: automatic })
  const { follow, ...written } = form.value
  const said = { wantsLetters: follow !== undefined, language: ask.language, ...written }
  await saveSupport(ask.rooms.db, { id, report: report.number, ...said })
  return goTo(ask, `${paths.support(report.number)}?skickat=1`)
}

type Report = SupportedReport['report']

/** The form once more, with all that was typed and sent; 422 when something is wrong with it. */
async function answer(ask: Ask, report: Report, key: string, mistakes: Mistakes): Promise<Response> {
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  const fields = { ...ask.fields, key }
  return answerSupport(ask, report, { fields, photos: await shownPhotos(ask, key), mistakes, status })
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
  return { ...typed, words, follow: 'on' }
}
