import type { Mistakes } from '#http/form.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type HeldReport, heldReport } from '#reports/held-report.ts'
import { NotFound } from '../../errors.ts'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { History } from '../history.tsx'
import { Kept } from '../public/kept.tsx'
import { stateWord } from '../public/report.tsx'
import { saidPhotos } from '../public/report-photos.tsx'
import { type ShownPhoto, shownPhotos } from '../public/reporting/form-photos.ts'
import { Button } from '../ui/button.tsx'
import { Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Besides } from './besides.ts'
import { CaseActions } from './case-actions.tsx'
import { type CaseActName, caseActs, isCaseAct } from './case-acts.ts'
import { CaseLetter, caseAt } from './case-letter.tsx'
import { sentenceOf } from './mistakes.ts'
import { SentHere } from './sent-here.tsx'
import { WaitsForAnswer } from './waits-for-answer.tsx'

/** One case, for the body that holds it: to read, to answer, to move. No account; the link is the key. */
export async function casePage(ask: Ask, link: Link): Promise<Response> {
  return answerCase(ask, link)
}

export async function answerCase(ask: Ask, link: Link, besides: Besides = {}): Promise<Response> {
  const held = await heldReport(ask.rooms.db, caseOf(link), link.body)
  const photos = await triedPhotos(ask, besides)
  const { report } = held
  return answerPage(
    { ...ask, here: caseAddress(ask) },
    {
      title: `${words.title(report.number)}: ${report.title}`,
      status: besides.status ?? 200,
      children: (
        <Narrow>
          <Told ask={ask} held={held} besides={besides} />
          <SentHere held={held} />
          <WaitsForAnswer held={held} />
          <CaseLetter ask={ask} held={held} contact={besides.contact} />
          {held.held.is_present && <CaseActions ask={ask} held={held} besides={{ ...besides, photos }} />}
          <h2>{words.history}</h2>
          <History language="sv" happenings={held.happenings} photos={saidPhotos(ask, report, caseAt(ask))} />
        </Narrow>
      ),
    },
  )
}

/** Those that came with what was tried, kept for when it is sent again. */
const triedPhotos = async (ask: Ask, { tried }: Besides): Promise<readonly ShownPhoto[]> =>
  tried && caseActs[tried].takesPhotos ? shownPhotos(ask, ask.fields['key'] ?? '') : []

export function caseOf({ case_id }: Link): number {
  if (case_id === null) throw new NotFound('the link names no case')
  return case_id
}

export const caseAddress = ({ c }: Ask): string => paths.case(c.req.param('token') ?? '')

type TellingProps = { ask: Ask; held: HeldReport; besides: Besides }

/** First on the page: what just happened, or why it did not. */
function Told({ ask, held, besides }: TellingProps) {
  const { tried, mistakes = {}, refused } = besides
  const done = ask.c.req.query('klart') ?? ''
  if (refused)
    return (
      <Notice tone="warning" title={words.refused.title} live>
        <p>{words.refused[refused]}</p>
        <Kept ask={ask} />
      </Notice>
    )
  if (tried && Object.keys(mistakes).length > 0)
    return (
      <ErrorSummary title={words.summary(Object.keys(mistakes).length)} mistakes={summed(tried, mistakes)} />
    )
  if (!held.held.is_present) return <Elsewhere ask={ask} held={held} />
  if (!isCaseAct(done) || ask.c.req.method !== 'GET') return null
  const told = caseActs[done].act === 'answer' ? words.answered : words.done(stateWord(ask, held.report))
  return <Notice tone="success" title={told} live />
}

const summed = (act: CaseActName, mistakes: Mistakes) =>
  Object.entries(mistakes).map(([field, name]) => ({
    field: field === 'photos' ? field : `${act}-${field}`,
    message: sentenceOf(name) ?? '',
  }))

/** It may have come back to the same body, whose link to it is another one. */
const Elsewhere = ({ ask, held: { report, held } }: { ask: Ask; held: HeldReport }) =>
  report.holder.code === held.holder ? (
    <Notice title={words.renew.back}>
      <form method="post" action={paths.caseAct(ask.c.req.param('token') ?? '', 'ny-lank')}>
        <Button sign="letter">{words.renew.button}</Button>
      </form>
    </Notice>
  ) : (
    <Notice title={words.elsewhere(report.holder.name)}>
      <p>{words.elsewhereWords}</p>
    </Notice>
  )
