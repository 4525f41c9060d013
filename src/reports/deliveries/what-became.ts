import { type NotNull, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { DeliveryKind } from '#database/schema.ts'
import type { CaseState } from '../states.ts'

/** Of a case that was sent on: who got it, and the first they did with it. */
export type Became = {
  holder: string
  state: CaseState
  /** Whom they sent it to in turn. */
  to: string | null
}

type Sent = { number: number; case_id: number; kind: DeliveryKind }

const hasGoneOn = sql<boolean>`events.act in ('hand_over', 'return')`
const isTakenOn = sql<boolean>`events.from_state = 'new' and events.act not in ('hand_over', 'return')
  and (events.act = 'receive' or events.actor in ('body', 'contractor', 'case_system'))`

/** Read from events alone, so that a mail that is sent again says the same. */
export async function whatBecame(db: Db, { number, case_id, kind }: Sent): Promise<Became> {
  return db
    .selectFrom('cases as next')
    .innerJoin('bodies', 'bodies.code', 'next.holder')
    .innerJoin('events', 'events.case_id', 'next.id')
    .leftJoin('bodies as others', (join) => join.on(sql<boolean>`others.code = events.facts->>'to'`))
    .select(['bodies.name as holder', 'events.to_state as state', 'others.name as to'])
    .where('next.came_from', '=', case_id)
    .where('events.report', '=', number)
    .where(kind === 'gone_on' ? hasGoneOn : isTakenOn)
    .where('events.to_state', 'is not', null)
    .$narrowType<{ state: NotNull }>()
    .orderBy('events.id')
    .limit(1)
    .executeTakeFirstOrThrow()
}
