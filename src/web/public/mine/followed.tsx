import { isPace } from '#alerts/watch.ts'
import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import { standingLink } from '#people/links/links.ts'
import type { Session } from '#people/sessions.ts'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { followAgain } from '#reports/follow-again.ts'
import { followsOfPerson } from '#reports/persons/follows-of-person.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { NotFound } from '../../../errors.ts'
import { goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { readNumber } from '../report-number.ts'
import { PaceField } from '../watching/pace-field.tsx'
import { answerMine, fromNumber, Pages } from './mine-frame.tsx'

type Followed = Awaited<ReturnType<typeof followsOfPerson>>['rows'][number]

/** What somebody gets letters about, and the way to stop them and to begin again. */
export async function followedPage(ask: Ask, session: Session): Promise<Response> {
  const { db, links } = ask.rooms
  const { rows, next } = await followsOfPerson(db, session.person, fromNumber(ask))
  const watches = await standingLink(db, 'watches', session.person)
  const words = ask.say.pages.mine.follows
  const did: Readonly<Record<string, string>> = words.did
  return answerMine(ask, session, {
    part: 'follows',
    did: did[ask.c.req.query('klart') ?? ''],
    children: (
      <>
        {rows.length === 0 ? (
          <Empty title={words.none} sign="info">
            <p>{words.noneWords}</p>
          </Empty>
        ) : (
          <p>{words.lead}</p>
        )}
        {rows.map((row) => (
          <FollowedReport key={row.number} ask={ask} followed={row} />
        ))}
        <Pages ask={ask} shown={rows.length} next={next} at={paths.mineFollowed} />
        {watches && (
          <p>
            <a href={to(ask, paths.watches(links.token('watches', watches)))}>{words.watches}</a>
          </p>
        )}
      </>
    ),
  })
}

export async function followOrStop(ask: Ask, { person }: Session): Promise<Response> {
  const report = readNumber(ask.fields['report'])
  const { act, pace } = ask.fields
  if (report === null || (act !== 'stop' && act !== 'start' && act !== 'pace'))
    throw new NotFound('nothing to follow or stop')
  const following = { report, person, door: 'web' } as const
  if (act === 'stop') await unsubscribe(ask.rooms.db, following)
  else if (act === 'start') await followAgain(ask.rooms.db, following)
  else if (isPace(pace)) await changeFollowPace(ask.rooms.db, { ...following, pace })
  const from = fromNumber(ask)
  return goTo(ask, `${paths.mineFollowed(from ?? undefined)}${from ? '&' : '?'}klart=${didBy[act]}`)
}

const didBy = { stop: 'slutat', start: 'foljer', pace: 'andrat' } as const

function FollowedReport({ ask, followed }: { ask: Ask; followed: Followed }) {
  const { number, title, language, state, hasStopped, pace } = followed
  const words = ask.say.pages.mine.follows
  const id = `followed-${number}`
  return (
    <Card>
      <h3 id={id}>
        <a href={to(ask, paths.report(number))} {...foreign(language, ask.language)}>
          {title}
        </a>
      </h3>
      <p class="standing">
        <StateTag state={state} word={ask.say.words.state[state]} />
        <span class="muted">{ask.say.pages.following.report.number(number)}</span>
      </p>
      {hasStopped && <p>{words.stopped}</p>}
      <form class="flow" method="post" action={to(ask, paths.mineFollowed(fromNumber(ask) ?? undefined))}>
        <HiddenField name="report" value={String(number)} />
        {!hasStopped && <PaceField ask={ask} of={number} pace={pace} />}
        <div class="buttons">
          {!hasStopped && (
            <Button name="act" value="pace" describedBy={id}>
              {words.save}
            </Button>
          )}
          <Button name="act" value={hasStopped ? 'start' : 'stop'} describedBy={id}>
            {hasStopped ? words.start : words.stop}
          </Button>
        </div>
      </form>
    </Card>
  )
}
