import type { ComponentChildren } from 'preact'
import { bodyByCode } from '#bodies/body-queries.ts'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { tokenOf } from '../integrations/console.ts'
import { Breadcrumbs, type Crumb } from '../ui/breadcrumbs.tsx'
import { Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Notice } from '../ui/notice.tsx'

type Shown = {
  body: string
  title: string
  /** The page of all keys. */
  isFirst?: boolean
  /** The pages between that and this one. */
  above?: readonly Crumb[]
  /** By field, what is wrong with it, in words. */
  mistakes?: Mistakes
  children: ComponentChildren
}

/** A page about a body's keys: the way to it, what was just done or is wrong, and what it is about. */
export async function answerKeys(ask: Ask, shown: Shown): Promise<Response> {
  const { title, isFirst, above = [], mistakes = {}, children } = shown
  const { integrating, apiKeys: words } = ask.say.pages
  const body = await bodyByCode(ask.rooms.db, shown.body)
  if (!body) throw new NotFound('no such body')
  const crumbs = [
    { href: to(ask, paths.console(tokenOf(ask))), label: integrating.title(body.name) },
    ...(isFirst ? [] : [{ href: to(ask, paths.apiKeys(tokenOf(ask))), label: words.all }]),
    ...above,
  ]
  const wrong = Object.entries(mistakes).map(([field, message]) => ({ field, message }))
  return answerPage(ask, {
    title: `${title}, ${body.name}`,
    status: wrong.length > 0 ? 422 : 200,
    children: (
      <Narrow>
        {wrong.length > 0 && <ErrorSummary title={integrating.summary(wrong.length)} mistakes={wrong} />}
        <Done ask={ask} />
        <Breadcrumbs label={integrating.where} crumbs={crumbs} />
        <h1>{title}</h1>
        {children}
      </Narrow>
    ),
  })
}

function Done({ ask }: { ask: Ask }) {
  const { done } = ask.say.pages.apiKeys
  const code = ask.c.req.method === 'GET' ? ask.c.req.query('klart') : undefined
  if (code === 'ended') return <Notice tone="success" title={done.ended} live />
  return code === 'shown' ? <Notice tone="warning" title={done.shown} live /> : null
}
