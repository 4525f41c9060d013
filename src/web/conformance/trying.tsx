import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import type { Run } from '#bodies/conformance/run.ts'
import { runById } from '#bodies/conformance/run-queries.ts'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Narrow } from '../ui/columns.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'

const idShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The run that is asked about. Another body's is not there. */
export async function runAsked({ c, rooms }: Ask, link: Link): Promise<Run> {
  const id = c.req.param('run') ?? ''
  const run = idShape.test(id) ? await runById(rooms.db, bodyOf(link), id) : undefined
  if (!run) throw new NotFound('no such run of this body')
  return run
}

/** A page of a run, in the reader's language. */
export const pageOfRun = (ask: Ask, { id }: Pick<Run, 'id'>, ...parts: readonly string[]): string =>
  to(ask, paths.tried(tokenOf(ask), id, ...parts))

/** What a run is of: the server, or the program by what the body calls it. */
export const nameOf = ({ say }: Ask, { kind, program, address }: Run): string =>
  kind === 'server' ? new URL(address).host : (program ?? say.pages.tryingPrograms.aProgram)

/** Where somebody stands who posted to an address that is asked for by POST alone. */
export const onPage = (ask: Ask, path: string): Ask => ({ ...ask, here: path })

type Shown = {
  title: string
  isFirst?: boolean
  status?: ContentfulStatusCode
  mistakes?: Mistakes
  children: ComponentChildren
}

/** A page about runs: the way to it, what is wrong, and what it is about. */
export function answerTrying(ask: Ask, { title, isFirst, status, mistakes = {}, children }: Shown): Response {
  const { integrating, trying } = ask.say.pages
  const token = tokenOf(ask)
  const crumbs = [
    { href: to(ask, paths.console(token)), label: integrating.all },
    ...(isFirst ? [] : [{ href: to(ask, paths.trying(token)), label: trying.title }]),
  ]
  const wrong = Object.entries(mistakes).map(([field, message]) => ({ field, message }))
  return answerPage(ask, {
    title,
    status: status ?? (wrong.length > 0 ? 422 : 200),
    children: (
      <Narrow>
        {wrong.length > 0 && <ErrorSummary title={integrating.summary(wrong.length)} mistakes={wrong} />}
        <Breadcrumbs label={integrating.where} crumbs={crumbs} />
        <h1>{title}</h1>
        {children}
      </Narrow>
    ),
  })
}
