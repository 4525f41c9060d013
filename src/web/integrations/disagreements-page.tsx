import { formatTime } from '#i18n/formats.ts'
import { type Disagreement, openDisagreements } from '#reports/connections/disagreements.ts'
import { type Choice, NotPossible, settleDisagreement } from '#reports/connections/settle-disagreement.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { systemActOf } from '#reports/told/system-acts.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { agreementIn } from './standing-words.tsx'

const mostShown = 200
const choices = ['theirs', 'ours', 'left'] as const satisfies readonly Choice[]

/** What both sides say differently, each with what can be done about it. */
export const disagreementsPage = (at: Console): Promise<Response> => answerDisagreements(at, 200)

async function answerDisagreements(at: Console, status: 200 | 409): Promise<Response> {
  const { ask, connection } = at
  const { db } = ask.rooms
  const { disagreements: words, trial } = ask.say.pages.integrating
  const open = await openDisagreements(db, connection.id, mostShown)
  const standing = await standingOf(db, connection.id)
  const { comparedAt, compareProblem } = standing
  return answerConsole(at, {
    title: agreementIn(ask, standing),
    status,
    children: (
      <>
        {status === 409 && <Notice tone="warning" title={words.notPossible} live />}
        <p>
          {words.lead} {comparedAt && words.compared(formatTime(comparedAt, ask.language))}
        </p>
        {compareProblem && (
          <Notice tone="warning" title={words.problem}>
            <p lang="en">{compareProblem}</p>
          </Notice>
        )}
        {open.length === 0 && comparedAt && compareProblem === null && <p>{words.none}</p>}
        {connection.state !== 'ended' && <Compare at={at} label={trial.compare} />}
        {open.map((one) => (
          <One key={one.id} at={at} one={one} />
        ))}
      </>
    ),
  })
}

/** Comparing both sides looks everything up again. */
const Compare = ({ at, label }: { at: Console; label: string }) => (
  <form method="post" action={pageOf(at, 'prova')}>
    <HiddenField name="kind" value="compare" />
    <Button kind="primary">{label}</Button>
  </form>
)

function One({ at, one }: { at: Console; one: Disagreement }) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.disagreements
  const id = `oense-${one.id}`
  return (
    <Card>
      <h2 id={id}>{one.report === null ? words.kind[one.kind] : `${one.report}: ${words.kind[one.kind]}`}</h2>
      <Facts facts={factsOf(at, one)} />
      {connection.state !== 'ended' && (
        <form method="post" action={pageOf(at, 'oense')}>
          <FormKey ask={ask} />
          <HiddenField name="disagreement" value={one.id} />
          <div class="buttons">
            {one.kind !== 'not_there' && one.report !== null && (
              <Button name="choice" value="theirs" describedBy={id}>
                {words.take}
              </Button>
            )}
            {one.kind !== 'not_here' && (
              <Button name="choice" value="ours" describedBy={id}>
                {words.send}
              </Button>
            )}
            <Button name="kind" value="compare" formaction={pageOf(at, 'prova')} describedBy={id}>
              {words.look}
            </Button>
            <Button name="choice" value="left" kind="quiet" describedBy={id}>
              {words.leave}
            </Button>
          </div>
        </form>
      )}
    </Card>
  )
}

function factsOf({ ask }: Console, one: Disagreement): Fact[] {
  const { disagreements: words, mapping } = ask.say.pages.integrating
  const their = systemActOf(one.theirAct)
  const said = [...new Set([one.theirState, their && mapping.act[their]])].filter((part) => part !== null)
  return [
    ...(one.ourState ? [{ term: words.ours, detail: ask.say.words.state[one.ourState] }] : []),
    ...(said.length > 0 ? [{ term: words.theirs, detail: said.join(' – ') }] : []),
    { term: words.theirNumber, detail: one.externalId },
    ...(one.theirUpdatedAt
      ? [{ term: words.changed, detail: formatTime(one.theirUpdatedAt, ask.language) }]
      : []),
    { term: words.found, detail: formatTime(one.foundAt, ask.language) },
  ]
}

export async function settle(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const choice = choices.find((one) => one === ask.fields['choice'])
  const id = ask.fields['disagreement'] ?? ''
  if (!choice || !/^\d{1,15}$/.test(id)) throw new NotFound('no such choice')
  try {
    return await act(at, {
      ...{ done: choice, page: ['oense'] },
      work: (tx) => settleDisagreement(tx, { connection: connection.id, id: Number(id), choice, by }),
    })
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    return answerDisagreements(at, 409)
  }
}
