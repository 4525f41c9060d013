import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import type { OwnReport } from '#reports/own-report.ts'
import { sendMessage } from '#reports/send-message.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Foreign } from '../../foreign.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { ownActs } from '../own-acts.ts'
import { refuseOwn, reportOf } from '../own-report.tsx'
import { shownPhotos } from '../reporting/form-photos.ts'
import { changePhotos } from '../reporting/take-photos.ts'
import { AnswerForm, type AnswerToShow, answerMistake } from './answer-form.tsx'

/** A small page for one question: what is asked, and where to answer. Answered already, it is one's own page. */
export async function answerQuestionPage(ask: Ask, link: Link): Promise<Response> {
  return shownQuestion(ask, await reportOf(ask, link), {})
}

/** The answer goes to whoever holds the report; one that comes too late is a message to them all the same. */
export async function answerQuestion(posted: Ask, link: Link): Promise<Response> {
  const own = await reportOf(posted, link)
  const given = z.uuid().safeParse(posted.fields['key'])
  const key = given.success ? given.data.toLowerCase() : randomUUID()
  const ask = { ...posted, fields: { ...posted.fields, key } }
  const changed = await changePhotos(ask, key)
  const photos = await shownPhotos(ask, key)
  if (changed.isDropped) return shownQuestion(ask, own, { key, photos })
  const parsed = parseForm(ownActs.komplettera.form, ask.fields)
  const words = parsed.ok ? parsed.value.words : ''
  const isEmpty = parsed.ok && words === '' && photos.length === 0
  const mistakes = {
    ...(parsed.ok ? {} : parsed.mistakes),
    ...(isEmpty && { words: 'words' }),
    ...changed.mistakes,
  }
  if (Object.keys(mistakes).length > 0) return shownQuestion(ask, own, { key, photos, mistakes })
  try {
    await once(ask.rooms.db, ask.fields, (tx) =>
      sendMessage(tx, {
        ...{ report: own.report.number, person: link.person ?? 0, door: 'web', link: link.id },
        ...{ words, form: key, language: ask.language },
      }),
    )
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    return refuseOwn(ask, link, { status: 409, tried: 'komplettera', refused: refusal.why })
  }
  return goTo(ask, `${ownPage(ask)}?klart=komplettera`)
}

const ownPage = ({ c }: Ask): string => paths.ownReport(c.req.param('token') ?? '')

function shownQuestion(ask: Ask, own: OwnReport, shown: AnswerToShow): Response {
  const { question, report } = own
  const { mistakes = {} } = shown
  if (!question) return goTo(ask, ownPage(ask))
  const words = ask.say.pages.following.own
  const wrong = Object.keys(mistakes)
  return answerPage(
    { ...ask, here: paths.ownReportAct(ask.c.req.param('token') ?? '', 'komplettera') },
    {
      title: words.supply,
      status: wrong.length > 0 ? 422 : 200,
      scripts: ['contribution-form.js'],
      children: (
        <Narrow>
          {wrong.length > 0 && (
            <ErrorSummary
              title={ask.say.pages.reporting.form.mistakes(wrong.length)}
              mistakes={wrong.map((field) => ({
                field: field === 'words' ? 'komplettera-words' : field,
                message: answerMistake(ask, mistakes, field) ?? '',
              }))}
            />
          )}
          <BackLink href={to(ask, ownPage(ask))} label={words.title} />
          <h1>{words.supply}</h1>
          <p class="lead">
            <Foreign ask={ask} language={report.language} words={report.title} />
          </p>
          <AnswerForm ask={ask} question={question} shown={shown} />
        </Narrow>
      ),
    },
  )
}
