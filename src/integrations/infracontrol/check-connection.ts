import { NotAnswered } from '#http/exchange.ts'
import type { CheckStep } from '../receiver.ts'
import { readTime } from '../their-times.ts'
import { whyUnreachable } from '../why-unreachable.ts'
import type { FarSide } from './far-side.ts'
import { standingIn } from './read-told.ts'
import { knowsState } from './state-words.ts'

/** Clocks may differ by this much before it is said. */
const toleranceMs = 5 * 60_000

/** Asks how it stands there, and holds what it says against our tables and our clock. */
export async function checkConnection(
  far: FarSide,
  tell: (step: CheckStep) => void,
): Promise<{ ok: boolean; answer: string }> {
  const steps: CheckStep[] = []
  const say = (step: CheckStep['step'], ok: boolean, answer: string): boolean => {
    steps.push({ step, ok, answer })
    tell({ step, ok, answer })
    return ok
  }
  await look(far, say)
  const wrong = steps.find(({ ok }) => !ok)
  return wrong ? { ok: false, answer: wrong.answer } : { ok: true, answer: steps.at(-1)?.answer ?? '' }
}

type Say = (step: CheckStep['step'], ok: boolean, answer: string) => boolean

async function look({ ask, settings }: FarSide, say: Say): Promise<void> {
  try {
    const { status, told, code } = await ask('status', { organisation: settings.organisation })
    say('reach', true, `HTTP ${status}`)
    const isLetIn = status !== 401 && status !== 403
    if (!say('key', isLetIn, `HTTP ${status} ${code}`.trim())) return
    if (status !== 200 || told === null) return void say('read', false, `HTTP ${status}, unreadable`)
    const { now, states, categories } = standingIn(told)
    const said = readTime(now, settings.times)
    const apart = said ? Math.round((said.getTime() - Date.now()) / 1000) : 0
    say('read', Math.abs(apart) * 1000 <= toleranceMs, `their clock less ours: ${apart} s`)
    const unknown = [
      ...states.filter((state) => !knowsState(state, settings)),
      ...Object.values(settings.categories).filter(
        (one) => categories.length > 0 && !categories.includes(one),
      ),
    ]
    say(
      'mapping',
      unknown.length === 0,
      unknown.length === 0 ? 'all words known' : `unknown: ${unknown.join(', ')}`,
    )
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    say(whyUnreachable(error), false, error.message)
  }
}
