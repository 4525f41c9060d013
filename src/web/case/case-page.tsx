import type { Mistakes } from '#http/form.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type HeldReport, heldReport } from '#reports/held-report.ts'
import { casesNear } from '#reports/nearby/cases-near.ts'
import { appendParagraph } from '#text/append-paragraph.ts'
import { NotFound } from '../../errors.ts'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Kept } from '../public/kept.tsx'
import { stateWord } from '../public/report.tsx'
import { type ShownPhoto, shownPhotos } from '../public/reporting/form-photos.ts'
import { Button } from '../ui/button.tsx'
import { Columns } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Besides } from './besides.ts'
import { FirstActions, MoreActions } from './case-actions.tsx'
import { type CaseActName, caseActs, isCaseAct } from './case-acts.ts'
import { CaseFacts } from './case-facts.tsx'
import { CaseLetter } from './case-letter.tsx'
import { CasePlace } from './case-place.tsx'
import { CaseThread } from './case-thread.tsx'
import { linkOutcomes } from './link-outcomes.ts'
import { sentenceOf } from './mistakes.ts'
import { NearCases } from './near-cases.tsx'
import { type Phrase, phrasesFor, phrasesOf } from './phrases.ts'
import type { ShownCase } from './shown-case.ts'

/** One case, for the body that holds it: to read, to answer, to move. No account; the link is the key. */
export async function casePage(ask: Ask, link: Link): Promise<Response> {
  return answerCase(ask, link)
}

export async function answerCase(ask: Ask, link: Link, besides: Besides = {}): Promise<Response> {
  const shown = await shownCase(ask, link, besides)
  const { report } = shown.held
  return answerPage(
    { ...ask, here: caseAddress(ask) },
    {
      title: `${words.title(report.number)}: ${report.title}`,
      status: besides.status ?? 200,
      hasMap: !report.isApproximate,
      scripts: ['phrases.js'],
      children: (
        <>
          <Told shown={shown} />
          <Columns
            story={<Story shown={shown} />}
            facts={
              <>
                <CasePlace shown={shown} />
                <CaseFacts shown={shown} />
                <NearCases shown={shown} />
              </>
            }
          />
        </>
      ),
    },
  )
}

const Story = ({ shown }: { shown: ShownCase }) => (
  <>
    <CaseLetter shown={shown} />
    {shown.held.held.is_present && <FirstActions shown={shown} />}
    <CaseThread shown={shown} />
    {shown.held.held.is_present && <MoreActions shown={shown} />}
  </>
)

async function shownCase(asked: Ask, link: Link, besides: Besides): Promise<ShownCase> {
  const { db } = asked.rooms
  const held = await heldReport(db, caseOf(link), link.body)
  const { report } = held
  const { holder, is_present, at_contractor: onlyPublic } = held.held
  const [photos, phrases, near] = await Promise.all([
    triedPhotos(asked, besides),
    is_present ? phrasesFor(db, report) : [],
    is_present && !report.isApproximate
      ? casesNear(db, { holder, report: report.number, point: report, onlyPublic })
      : [],
  ])
  return { ask: inserted(asked, phrases, besides), held, besides: { ...besides, photos }, phrases, near }
}

/** With the chosen phrase among the words that were typed. */
function inserted(ask: Ask, phrases: readonly Phrase[], { tried, isInserting }: Besides): Ask {
  if (!tried || !isInserting) return ask
  const chosen = phrasesOf(phrases, tried)[Number(ask.fields['phrase'] || Number.NaN)]
  if (!chosen) return ask
  const said = appendParagraph(ask.fields['words'] ?? '', chosen.words)
  return { ...ask, fields: { ...ask.fields, words: said } }
}

/** Those that came with what was tried, kept for when it is sent again. */
const triedPhotos = async (ask: Ask, { tried }: Besides): Promise<readonly ShownPhoto[]> =>
  tried && caseActs[tried].takesPhotos ? shownPhotos(ask, ask.fields['key'] ?? '') : []

export function caseOf({ case_id }: Link): number {
  if (case_id === null) throw new NotFound('the link names no case')
  return case_id
}

export const caseAddress = ({ c }: Ask): string => paths.case(c.req.param('token') ?? '')

/** First on the page: what just happened, or why it did not. */
function Told({ shown: { ask, held, besides } }: { shown: ShownCase }) {
  const { tried, mistakes = {}, refused } = besides
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
  const done = ask.c.req.method === 'GET' ? doneWords(ask, held) : null
  return done && <Notice tone={done.tone} title={done.title} live />
}

type Done = { tone: 'success' | 'warning'; title: string }

function doneWords(ask: Ask, { report }: HeldReport): Done | null {
  const { klart: act = '', lank: sent } = ask.c.req.query()
  if (sent === linkOutcomes.sent) return { tone: 'success', title: words.nearby.sent }
  if (sent === linkOutcomes.too_soon) return { tone: 'warning', title: words.nearby.soon }
  if (sent === linkOutcomes.gone) return { tone: 'warning', title: words.nearby.gone }
  if (!isCaseAct(act)) return null
  const besideMoves: Readonly<Partial<Record<string, string>>> = {
    ...{ answer: words.answered, note: words.noted },
    ...{ publish: words.published, order: words.ordered },
  }
  const title = besideMoves[caseActs[act].act] ?? words.done(stateWord(ask, report))
  return { tone: 'success', title }
}

const summed = (act: CaseActName, mistakes: Mistakes) =>
  Object.entries(mistakes).map(([field, name]) => ({
    field: `${act}-${field}`,
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
