import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { once } from '#http/once.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { type Doer, MoveRefused } from '#reports/lock-case.ts'
import { readContact } from '#reports/read-contact.ts'
import { Conflict } from '../../errors.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { changePhotos } from '../public/reporting/take-photos.ts'
import type { Besides } from './besides.ts'
import { type CaseActName, caseActs, type Read } from './case-acts.ts'
import { answerCase, caseAddress, caseOf } from './case-page.tsx'
import { mergeMistakes } from './merge-mistakes.ts'

export const doCaseAct =
  (name: CaseActName) =>
  async (ask: Ask, link: Link): Promise<Response> => {
    const { takesPhotos, read: readFields } = caseActs[name]
    if (takesPhotos) return doWithPhotos(ask, link, name)
    if (isInserting(ask)) return answerCase(ask, link, { tried: name, isInserting: true })
    return doAsRead(ask, link, name, readFields(ask.fields))
  }

const isInserting = ({ fields }: Ask): boolean => fields['insert'] !== undefined

/** Photos are kept first, whatever else is wrong; one that is taken away shows the form again. */
async function doWithPhotos(posted: Ask, link: Link, name: CaseActName): Promise<Response> {
  const given = z.uuid().safeParse(posted.fields['key'])
  const key = given.success ? given.data.toLowerCase() : randomUUID()
  const ask = { ...posted, fields: { ...posted.fields, key } }
  const photos = await changePhotos(ask, key)
  if (photos.isDropped) return answerCase(ask, link, { tried: name })
  if (isInserting(ask) && !photos.mistakes) return answerCase(ask, link, { tried: name, isInserting: true })
  const read = caseActs[name].read(ask.fields)
  if (!photos.mistakes) return doAsRead(ask, link, name, read)
  const mistakes = { ...photos.mistakes, ...(read.ok ? {} : read.mistakes) }
  return answerCase(ask, link, { status: 422, tried: name, mistakes })
}

async function doAsRead(ask: Ask, link: Link, name: CaseActName, read: Read): Promise<Response> {
  if (!read.ok) return answerCase(ask, link, { status: 422, tried: name, mistakes: read.mistakes })
  const { db } = ask.rooms
  try {
    await once(db, ask.fields, (tx) => read.does({ db: tx, caseId: caseOf(link), by: doerBy(link) }))
  } catch (refusal) {
    const mistakes = caseActs[name].act === 'mark_duplicate' ? mergeMistakes(refusal) : null
    if (mistakes) return answerCase(ask, link, { status: 422, tried: name, mistakes })
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

export function refusedAs(refusal: unknown): Besides {
  if (refusal instanceof MoveRefused && refusal.why === 'no_reason')
    return { status: 422, mistakes: { words: 'returnReason' } }
  if (refusal instanceof MoveRefused) return { status: 409, refused: refusal.why }
  if (refusal instanceof Conflict) return { status: 409, refused: 'state' }
  throw refusal
}
