import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { paces } from '#alerts/watch.ts'
import { email, text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { contributions } from '#reports/contributions/contribution.ts'
import { lengths } from '#reports/report.ts'
import { cleanText, shorten } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { looksAutomatic } from '../automatic.tsx'
import { isOfSomebodyElse } from '../mine/signed-in-as.tsx'
import { shownPhotos } from '../reporting/form-photos.ts'
import { changePhotos } from '../reporting/take-photos.ts'
import type { Adding } from './adding.ts'
import { answerContribution } from './contribution-form.tsx'

type Mistake = keyof Ask['say']['pages']['contributing']['mistakes']

const words = text<Mistake>({
  limit: lengths.words,
  tooLong: 'wordsLong',
  personalNumber: 'personalNumber',
})

export const byAnybody = z.object({
  words,
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  follow: z.string().optional(),
})
export const byReporter = z.object({ words })
export const bySession = z.object({
  words,
  follow: z.string().optional(),
  pace: z.enum(paces).optional().catch(undefined),
})

/** What was sent, with the form's key; or the form once more, with all that was typed and what is wrong with it. */
export async function readContribution<Schema extends z.ZodType<{ words: string }>>(
  ask: Ask,
  adding: Adding,
  schema: Schema,
): Promise<Response | ({ id: string } & z.output<Schema>)> {
  const isFromForm = ask.fields['support'] !== undefined
  const key = z.uuid().safeParse(ask.fields['key'])
  const id = key.success ? key.data.toLowerCase() : randomUUID()
  const again = (mistakes: Mistakes, typed = ask.fields) =>
    answer(ask, adding, { ...typed, key: id }, mistakes)
  if (!key.success && !isFromForm) return again({ form: 'key' })
  const photos = await changePhotos(ask, id)
  if (isFromForm) return again({ ...photos.mistakes }, fromForm(ask))
  if (photos.isDropped) return again({})
  const form = parseForm(schema, ask.fields)
  const lacks = {
    ...((await saysNothing(ask, adding, id)) && { words: 'wordsMissing' }),
    ...(isOfSomebodyElse(ask, adding.signedInAs) && { form: 'otherPerson' }),
  }
  const mistakes = { ...photos.mistakes, ...lacks, ...(form.ok ? {} : form.mistakes) }
  if (!form.ok || Object.keys(mistakes).length > 0) return again(mistakes)
  const automatic = adding.isOwn || adding.signedInAs ? null : looksAutomatic(ask)
  return automatic ? again({ form: automatic }) : { id, ...form.value }
}

/** An update is what it says, or shows. */
async function saysNothing(ask: Ask, { kind }: Adding, key: string): Promise<boolean> {
  if (contributions[kind].words !== 'required' || cleanText(ask.fields['words'] ?? '') !== '') return false
  return (await shownPhotos(ask, key)).length === 0
}

/** 422 when something is wrong with it. */
async function answer(
  ask: Ask,
  adding: Adding,
  fields: Ask['fields'] & { key: string },
  mistakes: Mistakes,
): Promise<Response> {
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  const photos = await shownPhotos(ask, fields.key)
  return answerContribution(ask, adding, { fields, photos, mistakes, status })
}

/** What was typed in the form for a report comes along: its words to begin with, the rest for the way back. */
function fromForm({ fields }: Ask): Ask['fields'] {
  const { support: _, show: _show, ...typed } = fields
  const said = [typed['title'], typed['description']].filter(Boolean).join('\n')
  return { ...typed, words: shorten(cleanText(said), lengths.words), follow: 'on' }
}
