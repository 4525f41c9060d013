import { randomUUID } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Breadcrumbs, type Crumb } from '../ui/breadcrumbs.tsx'
import { Columns, Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Console, pageOf, tokenOf } from './console.ts'

type Shown = {
  title: string
  /** It is the connection's own. */
  isOwnPage?: boolean
  /** The pages between the connection's own and this one. */
  above?: readonly Crumb[]
  status?: ContentfulStatusCode
  /** By field, what is wrong with it, in words. */
  mistakes?: Mistakes
  children: ComponentChildren
  /** Stands beside, where there is room. */
  facts?: ComponentChildren
}

/** A page about one connection: the way to it, what was just done or is wrong, and what it is about. */
export function answerConsole(
  at: Console,
  { title, isOwnPage, above = [], status, mistakes = {}, children, facts }: Shown,
): Response {
  const { ask, connection } = at
  const words = ask.say.pages.integrating
  const crumbs = [
    { href: to(ask, paths.console(tokenOf(ask))), label: words.all },
    ...(isOwnPage ? [] : [{ href: pageOf(at), label: connection.name }]),
    ...above,
  ]
  const wrong = Object.entries(mistakes).map(([field, message]) => ({ field, message }))
  const story = (
    <>
      {wrong.length > 0 && <ErrorSummary title={words.summary(wrong.length)} mistakes={wrong} />}
      <Done ask={ask} />
      <Breadcrumbs label={words.where} crumbs={crumbs} />
      <h1>{title}</h1>
      {children}
    </>
  )
  return answerPage(ask, {
    title: isOwnPage ? title : `${title}, ${connection.name}`,
    status: status ?? (wrong.length > 0 ? 422 : 200),
    children: facts ? <Columns story={story} facts={facts} /> : <Narrow>{story}</Narrow>,
  })
}

function Done({ ask }: { ask: Ask }) {
  const { done } = ask.say.pages.integrating
  const said = Object.entries(done).find(([code]) => code === ask.c.req.query('klart'))
  return said && ask.c.req.method === 'GET' ? <Notice tone="success" title={said[1]} live /> : null
}

/** Told apart from the same form pressed twice. */
export const FormKey = ({ ask }: { ask: Ask }) => (
  <HiddenField name="key" value={ask.fields['key'] || randomUUID()} />
)
