import { closeTrial } from '#bodies/conformance/close-trial.ts'
import { heardInBrief, heardLast } from '#bodies/conformance/heard.ts'
import type { Run } from '#bodies/conformance/run.ts'
import { type DoorOfTrial, doorOf } from '#bodies/conformance/run-queries.ts'
import type { Heard } from '#conformance/as-client/heard.ts'
import { formatClock } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Transcript } from '../ui/transcript.tsx'
import { HeardLately, shownLately } from './heard-lately.tsx'
import { answerTrying, nameOf, pageOfRun, runAsked } from './trying.tsx'
import { WhatToDo } from './what-to-do.tsx'

const reloadAfterS = { open: '5', judging: '2' }
/** Where nobody judges, a page that goes on loading tells nothing. */
const longestJudgingMs = 120_000

/** What a page that stands still is asked for with: who reads it wants it as it is. */
const still = 'svar'

/** A trial whose door is open: where that is, what to do there, and what has been heard. It loads again meanwhile. */
export async function answerOpenTrial(
  ask: Ask,
  link: Link,
  run: Run,
  { hasNothing = false } = {},
): Promise<Response> {
  const { db } = ask.rooms
  const [door, heard] = await Promise.all([doorOf(db, bodyOf(link), run.id), heardInBrief(db, run.id)])
  // It was judged between the one question and the other.
  if (!door) return goTo(ask, paths.tried(tokenOf(ask), run.id))
  const isStill = ask.c.req.query('visa') === still || hasNothing
  const leftMs = door.openUntil.getTime() - Date.now()
  const isOpen = leftMs > 0
  if (isOpen && !isStill) ask.c.header('Refresh', reloadAfterS.open)
  if (!isOpen && leftMs > -longestJudgingMs) ask.c.header('Refresh', reloadAfterS.judging)
  const latest = isStill ? await heardLast(db, run.id, shownLately) : heard.slice(-shownLately)
  const shown = { ask, run, door, heard, latest, isStill }
  return answerTrying(ask, {
    title: ask.say.pages.trying.of(nameOf(ask, run)),
    ...(hasNothing && { status: 422 as const }),
    children: isOpen ? <Open {...shown} hasNothing={hasNothing} /> : <Judging {...shown} />,
  })
}

/** Closes the door, so that a worker judges; where nothing has been heard there is nothing to judge. */
export async function judgeNow(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  const run = await runAsked(ask, link)
  const page = paths.tried(tokenOf(ask), run.id)
  if (run.kind !== 'client') throw new NotFound('only trials of programs are judged')
  const heard = run.state === 'open' ? await heardLast(db, run.id, 1) : null
  if (heard?.length === 0) return answerOpenTrial({ ...ask, here: page }, link, run, { hasNothing: true })
  if (heard) await closeTrial(db, bodyOf(link), run.id)
  await noteUse(db, link.id)
  return goTo(ask, page)
}

type Shown = {
  ask: Ask
  run: Run
  door: DoorOfTrial
  heard: readonly Heard[]
  latest: readonly Heard[]
  isStill: boolean
}

function Open({ ask, run, door, heard, latest, isStill, hasNothing }: Shown & { hasNothing: boolean }) {
  const { tryingPrograms: words, trying } = ask.say.pages
  const { facts } = words
  return (
    <>
      {hasNothing && <Notice tone="warning" title={words.nothingToJudge} live />}
      <Notice title={words.open(formatClock(door.openUntil, ask.language))}>
        <p>{isStill ? words.stillWords : words.openWords}</p>
      </Notice>
      <Facts
        facts={[
          { term: facts.address, detail: <Transcript>{addressOf(ask, door)}</Transcript> },
          { term: facts.key, detail: <Transcript>{door.key}</Transcript> },
          { term: trying.facts.jurisdiction, detail: <Transcript>{run.jurisdiction ?? ''}</Transcript> },
        ]}
      />
      <WhatToDo ask={ask} heard={heard} />
      <HeardLately ask={ask} heard={heard} latest={latest} door={door} isWhole={isStill} />
      <div class="buttons">
        <ButtonLink href={pageOfRun(ask, run)}>{isStill ? words.toLive : trying.reload}</ButtonLink>
        {!isStill && <ButtonLink href={`${pageOfRun(ask, run)}?visa=${still}`}>{words.toStill}</ButtonLink>}
      </div>
      <p>{words.judgeHint}</p>
      <form class="buttons" method="post" action={pageOfRun(ask, run, 'bedom')}>
        <Button kind="primary">{words.judge}</Button>
        <Button kind="danger" formaction={pageOfRun(ask, run, 'avbryt')}>
          {trying.cancel}
        </Button>
      </form>
    </>
  )
}

const addressOf = ({ rooms }: Ask, { token }: DoorOfTrial): string => rooms.baseUrl + paths.trialDoor(token)

function Judging({ ask, run }: Shown) {
  const { tryingPrograms: words, trying } = ask.say.pages
  return (
    <>
      <Notice title={words.judging} live />
      <div class="buttons">
        <ButtonLink href={pageOfRun(ask, run)}>{trying.reload}</ButtonLink>
      </div>
    </>
  )
}
