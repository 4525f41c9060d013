import type { ComponentChildren } from 'preact'
import { bodyByCode } from '#bodies/body-queries.ts'
import { paths } from '#paths.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { tokenOf } from '../integrations/console.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Notice } from '../ui/notice.tsx'

type Shown = {
  body: string
  title: string
  /** The page of all. */
  isFirst?: boolean
  children: ComponentChildren
}

/** A page about what a body has for itself alone: the way to it, what was just done, and what it is about. */
export async function answerOwnCases(ask: Ask, { body: code, title, isFirst, children }: Shown) {
  const { integrating, ownCases: words } = ask.say.pages
  const body = await bodyByCode(ask.rooms.db, code)
  if (!body) throw new NotFound('no such body')
  const crumbs = [
    { href: to(ask, paths.console(tokenOf(ask))), label: integrating.title(body.name) },
    ...(isFirst ? [] : [{ href: to(ask, paths.ownCases(tokenOf(ask))), label: words.title }]),
  ]
  return answerPage(ask, {
    title: `${title}, ${body.name}`,
    children: (
      <Narrow>
        <Done ask={ask} />
        <Breadcrumbs label={integrating.where} crumbs={crumbs} />
        <h1>{title}</h1>
        {children}
      </Narrow>
    ),
  })
}

const outcomes = {
  skickad: { tone: 'success', said: 'sent' },
  nyss: { tone: 'warning', said: 'soon' },
  borta: { tone: 'warning', said: 'gone' },
  visas: { tone: 'success', said: 'published' },
  privat: { tone: 'success', said: 'publishedPrivately' },
} as const
export type OwnCaseOutcome = keyof typeof outcomes

function Done({ ask }: { ask: Ask }) {
  const code = ask.c.req.method === 'GET' ? ask.c.req.query('klart') : undefined
  const found = Object.entries(outcomes).find(([outcome]) => outcome === code)
  if (!found) return null
  const [, { tone, said }] = found
  return <Notice tone={tone} title={ask.say.pages.ownCases[said]} live />
}
