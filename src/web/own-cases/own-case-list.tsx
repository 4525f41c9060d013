import type { ComponentChildren } from 'preact'
import { type OwnCase, ownCases } from '#reports/own-cases/own-cases.ts'
import type { Ask } from '../ask.ts'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { OwnCaseFacts } from './own-case-facts.tsx'

const perPage = 20

type Listed = {
  shown: readonly OwnCase[]
  /** The ways to the rest, as addresses' ends. */
  latest: string | null
  older: string | null
}

/** A page of a body's own cases, by what the address asks for. */
export async function listOwnCases({ c, rooms }: Ask, holder: string): Promise<Listed> {
  const from = c.req.query('fran') ?? ''
  const after = /^\d{1,12}$/.test(from) ? Number(from) : null
  const found = await ownCases(rooms.db, { holder, after }, perPage + 1)
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  return { shown, latest: after === null ? null : '', older: last ? `?fran=${last.number}` : null }
}

type Props = {
  ask: Ask
  listed: Listed
  /** The page itself. */
  here: string
  /** What stands first on each, and what can be done with it: `id` is what it is called by. */
  head(one: OwnCase, id: string): ComponentChildren
  acts(one: OwnCase, id: string): ComponentChildren
}

export function OwnCaseList({ ask, listed: { shown, latest, older }, here, head, acts }: Props) {
  const words = ask.say.pages.ownCases
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.sendHint}</p>
      {shown.length === 0 && (
        <Empty title={words.none} sign="list">
          <p>{words.noneWords}</p>
        </Empty>
      )}
      {shown.map((one) => (
        <Card key={one.number}>
          {head(one, idOf(one))}
          <OwnCaseFacts ask={ask} one={one} />
          {acts(one, idOf(one))}
        </Card>
      ))}
      {(latest !== null || older !== null) && (
        <Pagination
          label={words.pages}
          where=""
          {...(latest !== null && { previous: { href: here + latest, label: words.latest } })}
          {...(older !== null && { next: { href: here + older, label: words.older } })}
        />
      )}
    </>
  )
}

const idOf = ({ number }: OwnCase): string => `arende-${number}`
