import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { saveWatch } from '#alerts/save-watch.ts'
import { groupCodes, paces, radii, type Watched } from '#alerts/watch.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { email } from '../../fields.ts'
import { looksAutomatic } from '../automatic.tsx'
import { watchGoal } from '../place-goal.ts'
import { searchPage } from '../search.tsx'
import { type AskedPlace, askedPlace } from './asked-place.ts'
import { choosePlace } from './choose-place.tsx'
import { answerWatch, groupField } from './watch-form.tsx'
import { watchSentPage } from './watch-sent.tsx'

type Mistake = keyof Ask['say']['pages']['watching']['mistakes']

const radiusWords = radii.map(String)
const form = z.object({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  pace: z.enum(paces, 'pace' satisfies Mistake),
})
const circleForm = form.extend({
  radius: z
    .string('radius' satisfies Mistake)
    .refine((typed) => radiusWords.includes(typed), 'radius' satisfies Mistake)
    .transform(Number),
})

/** To hear of what is reported and fixed at a place, in a municipality, or with a body. */
export function watchPage(ask: Ask): Response | Promise<Response> {
  const query = ask.c.req.query()
  const looking = { ...ask, placeGoal: watchGoal(ask.say.pages.watching.button) }
  if ((query['q'] ?? '').trim() !== '') return searchPage(looking)
  const asked = askedPlace(ask, query)
  if (asked === null || asked === 'outside') return choosePlace(looking, asked)
  if (query['skickat'] !== undefined) return watchSentPage(ask, asked)
  const fields = { key: randomUUID(), pace: 'daily', radius: '1000' }
  return answerWatch(ask, asked, { fields, mistakes: {} })
}

export async function sendWatch(ask: Ask): Promise<Response> {
  const asked = askedPlace(ask, ask.fields)
  if (asked === null || asked === 'outside') {
    const looking = { ...ask, placeGoal: watchGoal(ask.say.pages.watching.button) }
    return choosePlace(looking, asked, 422)
  }
  const key = z.uuid().safeParse(ask.fields['key'])
  const id = key.success ? key.data.toLowerCase() : randomUUID()
  const again = (mistakes: Mistakes) =>
    answerWatch(ask, asked, { fields: { ...ask.fields, key: id }, mistakes, status: 422 })
  if (!key.success) return again({ form: 'key' })
  const read = readWatch(ask, asked)
  if (!read.ok) return again(read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return again({ form: automatic })
  await saveWatch(ask.rooms.db, {
    id,
    ...read.value,
    groups: groupCodes.filter((code) => ask.fields[groupField(code)] !== undefined),
    language: ask.language,
  })
  return goTo(ask, `${paths.watch(asked.query)}&skickat=1`)
}

type Read = { watched: Watched } & z.output<typeof form>

function readWatch({ fields }: Ask, { watched }: AskedPlace) {
  if (watched.subject !== 'circle') {
    const read = parseForm(form, fields)
    return read.ok ? { ok: true as const, value: { ...read.value, watched } satisfies Read } : read
  }
  const read = parseForm(circleForm, fields)
  if (!read.ok) return read
  const { radius, ...rest } = read.value
  return { ok: true as const, value: { ...rest, watched: { ...watched, metres: radius } } satisfies Read }
}
