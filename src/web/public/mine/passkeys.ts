import { z } from 'zod'
import { line } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import { beginAdding } from '#people/passkeys/begin.ts'
import { siteAt } from '#people/passkeys/site.ts'
import type { Session } from '#people/sessions.ts'
import { addPasskey } from '#reports/persons/add-passkey.ts'
import { removePasskey } from '#reports/persons/remove-passkey.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import type { Mistake } from './mine-form.tsx'
import { askDevice, browserOf, newKeyField } from './passkey-answer.ts'
import { answerSettings } from './settings.tsx'

const nameForm = z.object({ passkeyName: line<Mistake>({ limit: 60, tooLong: 'passkeyName' }) })
const keyForm = z.object({ credential: newKeyField })
const removeForm = z.object({ passkey: z.uuid() })

/** What the page's script asks for when somebody has pressed the button. */
export async function askForNewPasskey(ask: Ask, { person, email }: Session): Promise<Response> {
  const site = siteAt(ask.rooms.baseUrl)
  return askDevice(ask, await beginAdding(ask.rooms.db, { person, email, site }))
}

/** A key without a name is given one. */
export async function addMyPasskey(ask: Ask, session: Session): Promise<Response> {
  const named = parseForm(nameForm, ask.fields)
  if (!named.ok) return answerSettings(ask, session, named.mistakes)
  const read = parseForm(keyForm, ask.fields)
  if (!read.ok) return answerSettings(ask, session, notAdded)
  const { db, baseUrl } = ask.rooms
  const isAdded = await addPasskey(db, {
    ...{ person: session.person, browser: browserOf(ask), answer: read.value.credential },
    name: named.value.passkeyName || ask.say.pages.mine.passkeys.noName,
    site: siteAt(baseUrl),
    door: 'web',
  })
  return isAdded ? goTo(ask, `${paths.mineSettings()}?klart=nyckel`) : answerSettings(ask, session, notAdded)
}

const notAdded: Mistakes = { passkeyName: 'passkeyNotAdded' satisfies Mistake }

export async function removeMyPasskey(ask: Ask, { id, person }: Session): Promise<Response> {
  const read = parseForm(removeForm, ask.fields)
  if (!read.ok) throw new NotFound('no such key')
  const removing = { person, passkey: read.value.passkey, session: id, door: 'web' } as const
  const isRemoved = await removePasskey(ask.rooms.db, removing)
  return goTo(ask, isRemoved ? `${paths.mineSettings()}?klart=nyckel-borta` : paths.mineSettings())
}
