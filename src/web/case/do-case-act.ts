import { once } from '#http/once.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { type Doer, MoveRefused } from '#reports/lock-case.ts'
import { readContact } from '#reports/read-contact.ts'
import { Conflict } from '../../errors.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import type { Besides } from './besides.ts'
import { type CaseActName, caseActs } from './case-acts.ts'
import { answerCase, caseAddress, caseOf } from './case-page.tsx'

export const doCaseAct =
  (name: CaseActName) =>
  async (ask: Ask, link: Link): Promise<Response> => {
    const read = caseActs[name].read(ask.fields)
    if (!read.ok) return answerCase(ask, link, { status: 422, tried: name, mistakes: read.mistakes })
    const { db } = ask.rooms
    try {
      await once(db, ask.fields, (tx) => read.does({ db: tx, caseId: caseOf(link), by: doerBy(link) }))
    } catch (refusal) {
      return answerCase(ask, link, { ...refusedAs(refusal), tried: name })
    }
    await noteUse(db, link.id)
    return goTo(ask, `${caseAddress(ask)}?klart=${name}`)
  }

/** A POST although it only shows: the reading is recorded, and no scanner or prefetch may cause it. */
export async function showContact(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  try {
    const contact = await readContact(db, { caseId: caseOf(link), by: doerBy(link) })
    await noteUse(db, link.id)
    return await answerCase(ask, link, { contact })
  } catch (refusal) {
    return answerCase(ask, link, refusedAs(refusal))
  }
}

export const doerBy = ({ id, body }: Link): Doer => ({ actor: 'body', door: 'web', body, link: id })

function refusedAs(refusal: unknown): Besides {
  if (refusal instanceof MoveRefused) return { status: 409, refused: refusal.why }
  if (refusal instanceof Conflict) return { status: 409, refused: 'state' }
  throw refusal
}
