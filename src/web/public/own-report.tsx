import { parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { isContribution } from '#reports/contributions/contribution.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { moveCase } from '#reports/move-case.ts'
import { type OwnReport, ownReport } from '#reports/own-report.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Card } from '../ui/card.tsx'
import { Columns } from '../ui/columns.tsx'
import { Notice } from '../ui/notice.tsx'
import { Kept } from './kept.tsx'
import { isOwnAct, type OwnAct, ownActs, type Tried } from './own-acts.ts'
import { OwnStory } from './own-story.tsx'
import { Added, ReportFacts } from './report.tsx'

export async function ownReportPage(ask: Ask, link: Link): Promise<Response> {
  return answerOwn(ask, await reportOf(ask, link))
}

export const doOwn =
  (name: OwnAct) =>
  async (ask: Ask, link: Link): Promise<Response> => {
    const own = await reportOf(ask, link)
    const { act, form } = ownActs[name]
    const parsed = parseForm(form, ask.fields)
    if (!parsed.ok) return answerOwn(ask, own, { status: 422, tried: name, mistakes: parsed.mistakes })
    const by = { actor: 'reporter', door: 'web', person: link.person, link: link.id } as const
    const { language } = ask
    const { words } = parsed.value
    try {
      await once(ask.rooms.db, ask.fields, (tx) =>
        moveCase(tx, { caseId: own.report.caseId, act, by: { ...by, language }, ...(words && { words }) }),
      )
    } catch (refusal) {
      if (!(refusal instanceof MoveRefused)) throw refusal
      return refuseOwn(ask, link, { status: 409, tried: name, refused: refusal.why })
    }
    return goTo(ask, `${pageOf(ask)}?klart=${name}`)
  }

/** What was refused, on the page as the report stands now. */
export const refuseOwn = async (ask: Ask, link: Link, tried: Tried): Promise<Response> =>
  answerOwn(ask, await reportOf(ask, link), tried)

export function reportOf({ rooms }: Ask, { report, person }: Link): Promise<OwnReport> {
  if (report === null || person === null) throw new NotFound('the link names no report and person')
  return ownReport(rooms.db, report, person)
}

const pageOf = ({ c }: Ask): string => paths.ownReport(c.req.param('token') ?? '')

function answerOwn(ask: Ask, own: OwnReport, tried?: Tried): Response {
  const words = ask.say.pages.following
  const added = ask.c.req.query('klart')
  const done = Object.keys(ownActs).find((name) => name === ask.c.req.query('klart'))
  return answerPage(
    { ...ask, here: pageOf(ask) },
    {
      title: words.own.title,
      status: tried?.status ?? 200,
      children: (
        <>
          {tried?.refused && (
            <Notice tone="warning" title={words.refused[tried.refused]} live>
              <Kept ask={ask} />
            </Notice>
          )}
          {ask.c.req.query('tack') !== undefined && <Thanks ask={ask} own={own} />}
          {isContribution(added) && <Added ask={ask} report={own.report} kind={added} />}
          {isOwnAct(done) && <Notice tone="success" title={words.own.done[done]} live />}
          <Columns
            story={<OwnStory ask={ask} own={own} tried={tried} />}
            facts={
              <Card>
                <ReportFacts ask={ask} report={own.report} />
              </Card>
            }
          />
        </>
      ),
    },
  )
}

/** Confirmed just now, and shown to nobody else. */
function Thanks({ ask, own: { report } }: { ask: Ask; own: OwnReport }) {
  const { receipt } = ask.say.pages.confirming
  return (
    <Notice tone="success" title={receipt.title} live>
      <p>
        {ask.say.pages.following.report.thanks} {receipt.number(report.number)}
      </p>
      <p>{receipt.reads(report.holder.name)}</p>
    </Notice>
  )
}
