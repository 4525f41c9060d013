import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { email, text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { moderationReasons, remarkLengths } from '#moderation/remark.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { paths } from '#paths.ts'
import { type PublicReport, publicReport } from '#reports/public-report.ts'
import { lengths } from '#reports/report.ts'
import { Gone, NotFound } from '../../../errors.ts'
import { goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Quoting } from '../../foreign.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { looksAutomatic } from '../automatic.tsx'
import { readNumber } from '../report-number.ts'
import { tellingPage, thanksPage, typedIn } from './telling-page.tsx'

type Mistake = keyof Ask['say']['pages']['telling']['mistakes']

const form = z.object({
  reason: z.enum(moderationReasons, 'reason' satisfies Mistake),
  words: text<Mistake>({
    limit: remarkLengths.words,
    missing: 'words',
    tooLong: 'wordsLong',
    personalNumber: 'personalNumber',
  }),
  email: email<Mistake>({ limit: lengths.email, wrong: 'emailWrong' }),
})

/** Where anybody says that something in a report should not be shown. */
export async function tellAbusePage(ask: Ask): Promise<Response> {
  const report = await reportAsked(ask)
  if (ask.c.req.query('tack') === undefined) return answer(ask, report, {})
  const { thanks, thanksWords } = ask.say.pages.telling.abuse
  return thanksPage(ask, { ...placeOf(ask, report), title: thanks, words: thanksWords })
}

export async function tellAbuse(ask: Ask): Promise<Response> {
  const report = await reportAsked(ask)
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answer(ask, report, read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answer(ask, report, { form: automatic })
  const { reason, words, email: from } = read.value
  const about = { topic: 'abuse', report: report.number, reason } as const
  const told = { id: randomUUID(), words, email: from || null, language: ask.language, ...about }
  await once(ask.rooms.db, ask.fields, (tx) => tellRemark(tx, told))
  return goTo(ask, `${paths.tellAbuse(report.number)}?tack=1`)
}

/** As its page is: hidden is gone, and private is not there. */
async function reportAsked({ c, rooms }: Ask): Promise<PublicReport> {
  const number = readNumber(c.req.param('number'))
  const report = number === null ? null : await publicReport(rooms.db, number)
  if (!report) throw new NotFound('no such public report')
  if (report === 'hidden') throw new Gone('the report is hidden')
  return report
}

const placeOf = (ask: Ask, { number }: PublicReport) => ({
  page: paths.tellAbuse(number),
  back: { href: to(ask, paths.report(number)), label: ask.say.pages.telling.abuse.toReport },
})

function answer(ask: Ask, report: PublicReport, mistakes: Mistakes): Response {
  const { abuse, reasons, email: emailLabel } = ask.say.pages.telling
  const typed = typedIn(ask, mistakes)
  return tellingPage(ask, {
    ...placeOf(ask, report),
    title: abuse.title,
    mistakes,
    about: (
      <>
        <p class="lead">
          <Quoting
            ask={ask}
            sentence={abuse.lead(report.title, report.number)}
            quoted={report.title}
            language={report.language}
          />
        </p>
        <p>{abuse.what}</p>
        <p>{abuse.notThis}</p>
      </>
    ),
    children: (
      <>
        <RadioGroup
          {...typed('reason')}
          label={abuse.reason}
          options={moderationReasons.map((value) => ({ value, label: reasons[value] }))}
          required
        />
        <TextArea {...typed('words')} label={abuse.words} hint={abuse.wordsHint} required />
        <TextField
          {...typed('email')}
          label={emailLabel}
          hint={abuse.emailHint}
          type="email"
          autocomplete="email"
        />
      </>
    ),
  })
}
