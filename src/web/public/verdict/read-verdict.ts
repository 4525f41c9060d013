import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { lengths } from '#reports/report.ts'
import { verdictKinds } from '#reports/verdicts/verdict.ts'
import type { Ask } from '../../ask.ts'
import { shownPhotos } from '../reporting/form-photos.ts'
import { changePhotos } from '../reporting/take-photos.ts'
import type { AskedOf } from './asked-of.ts'
import { answerVerdictForm } from './verdict-form.tsx'

type Mistake = keyof Ask['say']['pages']['verdict']['mistakes']

const rules = { limit: lengths.words, tooLong: 'wordsLong', personalNumber: 'personalNumber' } as const
const schema = z.object({
  says: z.enum(verdictKinds, 'says' satisfies Mistake),
  words: text<Mistake>(rules),
})

type Sent = { id: string } & z.output<typeof schema>

/** What was answered, with the form's key; or the form once more, with all that was typed and what is wrong with it. */
export async function readVerdict(ask: Ask, asked: AskedOf): Promise<Response | Sent> {
  const key = z.uuid().safeParse(ask.fields['key'])
  const id = key.success ? key.data.toLowerCase() : randomUUID()
  const again = async (mistakes: Mistakes) => {
    const status = Object.keys(mistakes).length > 0 ? 422 : 200
    const fields = { ...ask.fields, key: id }
    return answerVerdictForm(ask, asked, { fields, photos: await shownPhotos(ask, id), mistakes, status })
  }
  if (!key.success) return again({ form: 'key' })
  const photos = await changePhotos(ask, id)
  if (photos.isDropped) return again({})
  const form = parseForm(schema, ask.fields)
  const mistakes = { ...photos.mistakes, ...(form.ok ? {} : form.mistakes) }
  return form.ok && Object.keys(mistakes).length === 0 ? { id, ...form.value } : again(mistakes)
}
