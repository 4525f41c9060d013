import { z } from 'zod'
import { NotAnswered } from '#http/exchange.ts'
import { NoToken } from '../oauth2.ts'
import type { CheckStep } from '../receiver.ts'
import { whyUnreachable } from '../why-unreachable.ts'
import type { Incidents } from './send-incident.ts'

const valid = z.array(z.object({ categoryId: z.number().int() }))

/** Asks for the categories there are, and whether those that ours are sent as are among them. */
export async function checkIncidents(
  { ask, settings }: Incidents,
  tell: (step: CheckStep) => void,
): Promise<{ ok: boolean; answer: string }> {
  const say = (step: CheckStep['step'], ok: boolean, answer: string) => {
    tell({ step, ok, answer })
    return { ok, answer }
  }
  try {
    const { status, json } = await ask('GET', '/category/valid')
    say('reach', true, `HTTP ${status}`)
    if (status === 401 || status === 403) return say('key', false, `HTTP ${status}`)
    const categories = valid.safeParse(json).data
    if (status !== 200 || !categories) return say('read', false, `HTTP ${status}, unreadable`)
    say('read', true, `${categories.length} categories`)
    const there = new Set(categories.map(({ categoryId }) => categoryId))
    const used = [...Object.values(settings.categories).map(Number), settings.otherCategory]
    const missing = [...new Set(used)].filter((id) => !there.has(id))
    const answer = missing.length === 0 ? 'all categories are there' : `not there: ${missing.join(', ')}`
    return say('mapping', missing.length === 0, answer)
  } catch (error) {
    if (error instanceof NoToken) return say('key', false, error.message)
    if (error instanceof NotAnswered) return say(whyUnreachable(error), false, error.message)
    throw error
  }
}
