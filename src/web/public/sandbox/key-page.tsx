import type { Mistakes } from '#http/form.ts'
import { formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import {
  mostSandboxKeys,
  type SandboxKey,
  type SandboxWish,
  sandboxKeysOf,
  sandboxWish,
} from '#reports/sandbox/sandbox-keys.ts'
import { Gone } from '../../../errors.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { kindPage } from '../kind-pages.tsx'
import { OwnKeys } from './own-keys.tsx'

/** Opened from the letter, where scanners open links too: a key is made by a press. Shows what other keys there are. */
export const keyPage = (ask: Ask, link: Link): Promise<Response> => answerKeyPage(ask, link, {})

type Standing = { wish: SandboxWish; keys: readonly SandboxKey[] }

/** By field, what is wrong with it, in words. */
export async function answerKeyPage(asked: Ask, link: Link, mistakes: Mistakes): Promise<Response> {
  const ask = { ...asked, here: paths.sandboxKey(asked.c.req.param('token') ?? '') }
  const wish = await sandboxWish(ask.rooms.db, link.id)
  if (!wish) throw new Gone('nothing is asked for by the link')
  const keys = await sandboxKeysOf(ask.rooms.db, wish.addressHash)
  const wrong = Object.entries(mistakes).map(([field, message]) => ({ field, message }))
  const { title } = ask.say.pages.sandbox.making
  return answerPage(ask, {
    title,
    status: wrong.length > 0 ? 422 : 200,
    children: (
      <Narrow>
        {wrong.length > 0 && (
          <ErrorSummary title={ask.say.pages.reporting.form.mistakes(wrong.length)} mistakes={wrong} />
        )}
        <Ended ask={ask} />
        <h1>{title}</h1>
        <ToMake ask={ask} standing={{ wish, keys }} mistakes={mistakes} />
        {keys.length > 0 && <OwnKeys ask={ask} keys={keys} />}
      </Narrow>
    ),
  })
}

/** The way to a key; or why there is none by this link now, and what to do. */
function ToMake({
  ask,
  standing: { wish, keys },
  mistakes,
}: {
  ask: Ask
  standing: Standing
  mistakes: Mistakes
}) {
  const words = ask.say.pages.sandbox.making
  const [first] = keys
  if (wish.isMade)
    return (
      <>
        <Notice tone="warning" title={words.madeBefore}>
          <p>{first ? words.lost : words.noneLeft}</p>
        </Notice>
        <ButtonLink href={to(ask, paths.sandbox())}>{words.toSandbox}</ButtonLink>
      </>
    )
  if (first && keys.length >= mostSandboxKeys)
    return (
      <Notice tone="warning" title={words.full(mostSandboxKeys)}>
        <p>{words.fullWords(formatTime(first.expiresAt, ask.language))}</p>
      </Notice>
    )
  return (
    <form class="flow" method="post" action={to(ask, ask.here)} noValidate>
      <p class="lead">{words.lead(wish.name)}</p>
      <RadioGroup
        name="kind"
        label={words.kind}
        error={mistakes['kind']}
        value={ask.fields['kind'] ?? 'trusted'}
        options={(['trusted', 'untrusted'] as const).map((value) => ({ value, ...words.kinds[value] }))}
        required
      />
      <Button kind="primary">{words.make}</Button>
      <p class="muted">{words.until}</p>
    </form>
  )
}

function Ended({ ask }: { ask: Ask }) {
  const isEnded = ask.c.req.method === 'GET' && ask.c.req.query('klart') === 'ended'
  return isEnded ? <Notice tone="success" title={ask.say.pages.sandbox.own.ended} live /> : null
}

/** A link that was left lying: a new one is a press away. */
export function closedKeyPage(ask: Ask, _: ClosedLink): Response {
  const { again, ...said } = ask.say.pages.sandbox.closed
  return kindPage(
    ask,
    410,
    said,
    <ButtonLink kind="primary" href={to(ask, paths.sandbox())}>
      {again}
    </ButtonLink>,
  )
}
