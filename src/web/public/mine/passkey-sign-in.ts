import { z } from 'zod'
import { parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { beginSigningIn } from '#people/passkeys/begin.ts'
import { signInByPasskey } from '#people/passkeys/sign-in-by-passkey.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { keepSession, sessionOf } from '../../session.ts'
import { answerAsking } from './ask-for-link.tsx'
import type { Mistake } from './mine-form.tsx'
import { askDevice, browserOf, signInField } from './passkey-answer.ts'

const form = z.object({ credential: signInField })

export async function askForPasskey(ask: Ask): Promise<Response> {
  return askDevice(ask, await beginSigningIn(ask.rooms.db, siteAt(ask.rooms.baseUrl)))
}

/** Whatever was wrong, the same is said, and the mailed link is there. */
export async function openByPasskey(ask: Ask): Promise<Response> {
  const read = parseForm(form, ask.fields)
  const session = read.ok ? await sessionBy(ask, read.value.credential) : null
  if (session === null) return answerAsking(ask, { form: 'passkey' satisfies Mistake })
  keepSession(ask, session)
  return goTo(ask, paths.mine())
}

async function sessionBy(ask: Ask, answer: z.output<typeof signInField>): Promise<string | null> {
  const { db, baseUrl } = ask.rooms
  const before = await sessionOf(ask)
  const browser = browserOf(ask)
  return signInByPasskey(db, { browser, answer, site: siteAt(baseUrl), before: before?.id ?? null })
}
