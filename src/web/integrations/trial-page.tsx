import { type Trial, trialById } from '#bodies/connections/trials.ts'
import { formatTime } from '#i18n/formats.ts'
import { NotFound } from '../../errors.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'

const reloadAfterS = '2'
/** Where nobody works on it, a page that goes on loading tells nothing. */
const longestReloadingMs = 120_000

/** A trial, step by step as it is made; until it is over the page is loaded again by itself, script or not. */
export async function trialPage(at: Console): Promise<Response> {
  const { ask, connection } = at
  const id = ask.c.req.param('trial') ?? ''
  const trial = isId(id) ? await trialById(ask.rooms.db, connection.id, id) : undefined
  if (!trial) throw new NotFound('no such trial')
  const words = ask.say.pages.integrating.trial
  const hasWaited = Date.now() - trial.askedAt.getTime() > longestReloadingMs
  if (trial.state === 'waiting' && !hasWaited) ask.c.header('Refresh', reloadAfterS)
  return answerConsole(at, {
    title: words.kinds[trial.kind],
    children: (
      <>
        <Ending at={at} trial={trial} />
        <Steps at={at} trial={trial} />
        <Facts facts={factsOf(at, trial)} />
        <div class="buttons">
          {trial.state === 'waiting' && <ButtonLink href={pageOf(at, 'prov', id)}>{words.reload}</ButtonLink>}
          <ButtonLink href={pageOf(at, trial.kind === 'compare' ? 'oense' : 'logg')}>
            {trial.kind === 'compare' ? ask.say.pages.integrating.more.disagreements : words.log}
          </ButtonLink>
        </div>
      </>
    ),
  })
}

const isId = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)

type Props = { at: Console; trial: Trial }

function Ending({ at, trial: { state, ok, kind, answer } }: Props) {
  const { trial: words, disagreements } = at.ask.say.pages.integrating
  if (state === 'waiting') return <Notice title={words.waiting} live />
  const isCompared = kind === 'compare' && /^\d+$/.test(answer ?? '')
  const said = isCompared
    ? ok
      ? words.agreed
      : disagreements.title(Number(answer))
    : ok
      ? words.well
      : words.badly
  return <Notice tone={ok ? 'success' : 'warning'} title={said} live />
}

/** A step that nobody here knows is shown by its code: it is worth more than nothing. */
function Steps({ at, trial }: Props) {
  const known: Readonly<Record<string, { well: string; badly: string }>> =
    at.ask.say.pages.integrating.trial.steps
  return (
    <ol class="flow">
      {trial.steps.map(({ step, ok, answer }, place) => (
        <li key={`${step} ${place}`}>
          <Notice tone={ok ? 'success' : 'warning'} title={known[step]?.[ok ? 'well' : 'badly'] ?? step}>
            {answer && (
              <p class="muted" lang="en">
                {answer}
              </p>
            )}
          </Notice>
        </li>
      ))}
    </ol>
  )
}

function factsOf({ ask }: Console, { steps, answer, askedAt, state }: Trial) {
  const words = ask.say.pages.integrating.trial
  const said = state === 'done' && steps.length === 0 && answer
  return [
    ...(said ? [{ term: words.said, detail: <span lang="en">{answer}</span> }] : []),
    { term: words.asked, detail: formatTime(askedAt, ask.language) },
  ]
}
