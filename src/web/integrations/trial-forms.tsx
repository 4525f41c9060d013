import { askForTrial, type Trial, type TrialKind } from '#bodies/connections/trials.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { goTo } from '../answer.tsx'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { Sign } from '../ui/sign.tsx'
import { type Console, pageOf, tokenOf } from './console.ts'

const kinds = ['check', 'case', 'compare'] as const satisfies readonly TrialKind[]

/** What can be tried: a look at any time, a made-up case only where nothing else goes through. */
export function TrialForms({ at }: { at: Console }) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.trial
  const isTest = connection.state === 'test'
  return (
    <FormSection id="trial" title={words.title}>
      <form class="flow" method="post" action={pageOf(at, 'prova')}>
        <p>{words.checkHint}</p>
        <p>{isTest ? words.caseHint : words.caseOnlyInTest}</p>
        <div class="buttons">
          <Button name="kind" value="check">
            {words.check}
          </Button>
          {isTest && (
            <Button name="kind" value="case">
              {words.case}
            </Button>
          )}
        </div>
      </form>
    </FormSection>
  )
}

/** The latest, each leading to its steps. */
export function TrialRows({ at, trials }: { at: Console; trials: readonly Trial[] }) {
  const { ask } = at
  const words = ask.say.pages.integrating.trial
  if (trials.length === 0) return null
  return (
    <>
      <h2>{words.latest}</h2>
      <ul class="rows">
        {trials.map((trial) => (
          <li key={trial.id}>
            <a class="row" href={pageOf(at, 'prov', trial.id)}>
              <Sign name={trial.state === 'waiting' ? 'info' : trial.ok ? 'success' : 'warning'} />
              <span>
                <strong>{words.kinds[trial.kind]}</strong>
                <small>
                  {trial.state === 'waiting' ? words.waiting : trial.ok ? words.well : words.badly}{' '}
                  {formatRecent(trial.askedAt, new Date(), ask.language)}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export async function tryConnection(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const kind = kinds.find((one) => one === ask.fields['kind'])
  if (!kind) throw new NotFound('no such trial')
  if (kind === 'case' && connection.state !== 'test') throw new Conflict('not under test')
  const act = { connection: connection.id, by, act: 'try_connection', facts: { kind } } as const
  const id = await askForTrial(ask.rooms.db, connection.id, kind, (tx) => recordConsoleAct(tx, act))
  return goTo(ask, paths.consoleOf(tokenOf(ask), connection.id, 'prov', id))
}
