import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { lengths } from '#reports/report.ts'
import { thank } from '#reports/thanks/thank.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { ReportBox } from '../contributing/report-box.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import { senderOf } from '../thanks.tsx'
import { type AskedOf, askedOf, isPrivate } from './asked-of.ts'
import { movedPage } from './moved.tsx'

type Mistake = keyof Ask['say']['pages']['verdict']['mistakes']

const line = z.object({
  words: text<Mistake>({
    limit: lengths.words,
    tooLong: 'wordsLong',
    personalNumber: 'personalNumber',
  }),
})

type Shown = { mistakes?: Mistakes; status?: ContentfulStatusCode }

/** What came of the answer; and who has seen that it is fixed can say thanks, with a line. */
export function verdictGivenPage(ask: Ask, asked: AskedOf, { mistakes = {}, status }: Shown = {}): Response {
  const { done, thanks, toReport } = ask.say.pages.verdict
  const { report, page, token } = asked
  const isFixed = report.state === 'fixed'
  return answerPage(
    { ...ask, here: `${paths.verdict(token)}?klart=1` },
    {
      title: done.title,
      status: status ?? 200,
      children: (
        <Narrow>
          <MistakeSummary ask={ask} mistakes={mistakes} sentenceFor={() => mistakeIn(ask, mistakes)} />
          <h1>{done.title}</h1>
          {asked.says && <p class="lead">{whatCame(ask, asked)}</p>}
          {asked.hasThanked && <Notice tone="success" title={thanks.done} live />}
          {isFixed && asked.says === 'fixed' && !asked.hasThanked && (
            <ThankForm ask={ask} token={token} mistakes={mistakes} />
          )}
          <ReportBox ask={ask} report={report} page={page} />
          <div class="buttons">
            {page && <ButtonLink href={to(ask, page)}>{toReport}</ButtonLink>}
            {isFixed && <ButtonLink href={to(ask, paths.verdict(token))}>{done.change}</ButtonLink>}
          </div>
        </Narrow>
      ),
    },
  )
}

function whatCame(ask: Ask, asked: AskedOf): string {
  const { says, report } = asked
  const { done, privately } = ask.say.pages.verdict
  if (says === 'still' && report.state !== 'fixed') return done.reopened(report.holder.name)
  if (says === 'still' && isPrivate(asked)) return privately.still
  return says ? done[says] : ''
}

function ThankForm({ ask, token, mistakes }: { ask: Ask; token: string; mistakes: Mistakes }) {
  const { thanks } = ask.say.pages.verdict
  return (
    <Card>
      <h2>{thanks.open}</h2>
      <form class="flow" method="post" action={to(ask, paths.verdictThanks(token))} noValidate>
        <TextArea
          name="words"
          label={thanks.words}
          hint={thanks.wordsHint}
          value={ask.fields['words']}
          error={mistakeIn(ask, mistakes)}
          rows={2}
        />
        <Button kind="primary">{thanks.button}</Button>
      </form>
    </Card>
  )
}

function mistakeIn({ say }: Ask, mistakes: Mistakes): string | undefined {
  const sentences: Record<string, string> = say.pages.verdict.mistakes
  return sentences[mistakes['words'] ?? '']
}

/** Thanks of somebody the link knows. */
export async function sendKnownThanks(ask: Ask, link: Link): Promise<Response> {
  const asked = await askedOf(ask, link)
  if (link.person === null) throw new NotFound('the link names no person')
  const form = parseForm(line, ask.fields)
  if (!form.ok) return verdictGivenPage(ask, asked, { mistakes: form.mistakes, status: 422 })
  const from = {
    person: link.person,
    link: link.id,
    words: form.value.words,
    language: ask.language,
    sender: senderOf(ask),
  }
  try {
    await thank(ask.rooms.db, { report: asked.report.number, from, door: 'web' })
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    return movedPage(ask, asked, 409)
  }
  return goTo(ask, `${paths.verdict(asked.token)}?klart=tack`)
}
