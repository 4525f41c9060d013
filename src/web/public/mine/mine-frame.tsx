import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import { paths } from '#paths.ts'
import type { Session } from '#people/sessions.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Segments } from '../../ui/segments.tsx'
import { readNumber } from '../report-number.ts'

const parts = {
  reports: paths.mine(),
  added: paths.mineAdded(),
  follows: paths.mineFollowed(),
  settings: paths.mineSettings(),
} as const
type Part = keyof typeof parts

type Framed = {
  part: Part
  status?: ContentfulStatusCode
  /** The islands it loads. */
  scripts?: readonly string[]
  /** What stands first: what was wrong. */
  first?: ComponentChildren
  /** What has just been done, in words. */
  did?: string | undefined
  children: ComponentChildren
}

/** One of the parts of a person's own page, with the ways to the others. */
export function answerMine(
  ask: Ask,
  { email }: Session,
  { part, status, scripts, first, did, children }: Framed,
) {
  const { mine } = ask.say.pages
  const segments = (Object.keys(parts) as Part[]).map((one) => ({
    href: to(ask, parts[one]),
    label: mine[one].tab,
    current: one === part,
  }))
  return answerPage(
    { ...ask, here: parts[part] },
    {
      title: `${mine[part].title} – ${mine.title}`,
      ...(status && { status }),
      ...(scripts && { scripts }),
      children: (
        <Narrow>
          {first}
          {did && <Notice tone="success" title={did} live />}
          <p class="muted">{email}</p>
          <h1>{mine.title}</h1>
          <Segments label={mine.parts} segments={segments} />
          <h2>{mine[part].title}</h2>
          {children}
        </Narrow>
      ),
    },
  )
}

/** Where a list goes on from, as the address says it. */
export const fromNumber = ({ c }: Ask): number | null => readNumber(c.req.query('fran'))

type PagesProps = { ask: Ask; shown: number; next: number | null; at: (from?: number) => string }

export function Pages({ ask, shown, next, at }: PagesProps) {
  const { label, first, further, where } = ask.say.pages.mine.pages
  const isFurther = fromNumber(ask) !== null
  if (next === null && !isFurther) return null
  return (
    <Pagination
      label={label}
      where={where(shown)}
      previous={isFurther ? { href: to(ask, at()), label: first } : undefined}
      next={next === null ? undefined : { href: to(ask, at(next)), label: further }}
    />
  )
}
