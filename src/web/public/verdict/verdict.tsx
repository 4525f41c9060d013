import { randomUUID } from 'node:crypto'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { giveVerdict } from '#reports/verdicts/give-verdict.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { askedOf } from './asked-of.ts'
import { movedPage } from './moved.tsx'
import { readVerdict } from './read-verdict.ts'
import { answerVerdictForm } from './verdict-form.tsx'
import { verdictGivenPage } from './verdict-given.tsx'

/** "Stämmer det?": whoever was told by letter that it is fixed says whether that is so. */
export async function verdictPage(ask: Ask, link: Link): Promise<Response> {
  const asked = await askedOf(ask, link)
  if (ask.c.req.query('klart') !== undefined && (asked.says || asked.hasThanked))
    return verdictGivenPage(ask, asked)
  if (asked.report.state !== 'fixed') return movedPage(ask, asked, 200)
  const fields = { key: randomUUID(), ...(asked.says && !asked.isAnew && { says: asked.says }) }
  return answerVerdictForm(ask, asked, { fields, photos: [], mistakes: {} })
}

export async function sendVerdict(ask: Ask, link: Link): Promise<Response> {
  const asked = await askedOf(ask, link)
  const sent = await readVerdict(ask, asked)
  if (sent instanceof Response) return sent
  try {
    await giveVerdict(ask.rooms.db, { ...sent, link: link.id, language: ask.language, door: 'web' })
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    return movedPage(ask, await askedOf(ask, link), 409)
  }
  return goTo(ask, `${paths.verdict(asked.token)}?klart=${sent.says}`)
}
