import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { saveWatch } from '#alerts/save-watch.ts'
import { groupCodes, paces, radii, type WatchToSave } from '#alerts/watch.ts'
import { watchByLink } from '#alerts/watch-by-link.ts'
import { email } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { lengths } from '#reports/report.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask, SessionHandler } from '../../ask.ts'
import { looksAutomatic } from '../automatic.tsx'
import { isOfSomebodyElse, usesAnotherAddress } from '../mine/signed-in-as.tsx'
import { watchGoal } from '../place-goal.ts'
import { searchPage } from '../search.tsx'
import { type AskedPlace, anybody, askedPlace, byLink, bySession, type Watcher } from './asked-place.ts'
import { choosePlace } from './choose-place.tsx'
import { answerWatch, groupField } from './watch-form.tsx'
import { watchSentPage } from './watch-sent.tsx'

type Mistake = keyof Ask['say']['pages']['watching']['mistakes']

const ownForm = z.object({
  pace: z.enum(paces, 'pace' satisfies Mistake),
  email: z.string().catch(''),
})
const anybodysForm = ownForm.extend({
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
})

/** To hear of what is reported and fixed at a place, in a municipality, or with a body. */
export const watchPage = (ask: Ask): Response | Promise<Response> => showWatch(ask, anybody)

/** The same for who has come by the link to all they watch. */
export const ownWatchPage = (ask: Ask): Response | Promise<Response> => showWatch(ask, ownOf(ask))

function showWatch(ask: Ask, watcher: Watcher): Response | Promise<Response> {
  const query = ask.c.req.query()
  if ((query['q'] ?? '').trim() !== '') return searchPage(looking(ask, watcher))
  const asked = askedPlace(ask, query)
  if (asked === null || asked === 'outside')
    return choosePlace(looking(ask, watcher), { why: asked, watcher })
  if (query['skickat'] !== undefined) return watchSentPage(ask, asked)
  const fields = { key: randomUUID(), pace: 'daily', radius: '1000' }
  return answerWatch({ ask, asked, watcher, shown: { fields, mistakes: {} } })
}

const looking = (ask: Ask, { at }: Watcher): Ask => ({
  ...ask,
  placeGoal: watchGoal(ask.say.pages.watching, at),
})

const ownOf = ({ c }: Ask): Watcher => byLink(c.req.param('token') ?? '')

export async function sendWatch(ask: Ask): Promise<Response> {
  const read = readWatch(ask, anybody)
  if (read instanceof Response) return read
  const { query, email: from, ...watch } = read
  await saveWatch(ask.rooms.db, { ...watch, email: from })
  return goTo(ask, `${paths.watch(query)}&skickat=1`)
}

/** The link has proven the address, so no letter is waited for. */
export async function sendOwnWatch(ask: Ask, { id: link, person }: Link): Promise<Response> {
  if (person === null) throw new NotFound('the link names nobody')
  const read = readWatch(ask, ownOf(ask))
  if (read instanceof Response) return read
  const { query: _, email: __, ...watch } = read
  await watchByLink(ask.rooms.db, { ...watch, person, link, door: 'web' })
  return goTo(ask, `${paths.watches(ask.c.req.param('token'))}?klart=bekraftad`)
}

/** The same form for who is signed in; another address is proven by a letter. */
export const signedInWatchPage: SessionHandler = (ask, { email }) =>
  usesAnotherAddress(ask) ? watchPage(ask) : showWatch(ask, bySession(email))

export const sendSignedInWatch: SessionHandler = async (ask, { email, person }) => {
  if (usesAnotherAddress(ask)) return sendWatch(ask)
  const read = readWatch(ask, bySession(email))
  if (read instanceof Response) return read
  const { query: _, email: __, ...watch } = read
  await watchByLink(ask.rooms.db, { ...watch, person, link: null, door: 'web' })
  return goTo(ask, `${paths.mineFollowed()}?klart=bevakar`)
}

type Read = WatchToSave & Pick<AskedPlace, 'query'> & { email: string }

/** What was sent; or the form once more, with all that was typed and what is wrong with it. */
function readWatch(ask: Ask, watcher: Watcher): Response | Read {
  const { fields, language } = ask
  const asked = askedPlace(ask, fields)
  if (asked === null || asked === 'outside')
    return choosePlace(looking(ask, watcher), { why: asked, watcher, status: 422 })
  const key = z.uuid().safeParse(fields['key'])
  const id = key.success ? key.data.toLowerCase() : randomUUID()
  const again = (mistakes: Mistakes) =>
    answerWatch({ ask, asked, watcher, shown: { fields: { ...fields, key: id }, mistakes, status: 422 } })
  if (!key.success) return again({ form: 'key' })
  const form = parseForm(watcher.isOwn ? ownForm : anybodysForm, fields)
  const metres = radii.find((one) => String(one) === fields['radius'])
  const isCircle = asked.watched.subject === 'circle'
  const lacks = isCircle && !metres ? { radius: 'radius' satisfies Mistake } : {}
  const mistakes: Mistakes = { ...lacks, ...(form.ok ? {} : form.mistakes) }
  if (!form.ok || Object.keys(mistakes).length > 0) return again(mistakes)
  if (isOfSomebodyElse(ask, watcher.signedInAs ?? null))
    return again({ form: 'otherPerson' satisfies Mistake })
  const automatic = watcher.isOwn ? null : looksAutomatic(ask)
  if (automatic) return again({ form: automatic })
  const { watched, query } = asked
  return {
    ...{ id, language, query, ...form.value },
    watched: watched.subject === 'circle' ? { ...watched, metres: metres ?? 0 } : watched,
    groups: groupCodes.filter((code) => fields[groupField(code)] !== undefined),
  }
}
