import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { email, line, text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { once } from '#http/once.ts'
import { remarkLengths } from '#moderation/remark.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { looksAutomatic } from '../automatic.tsx'
import { tellingPage, thanksPage, typedIn } from './telling-page.tsx'

type Mistake = keyof Ask['say']['pages']['telling']['mistakes']

const personalNumber = 'personalNumber' satisfies Mistake
const form = z.object({
  page: line<Mistake>({ limit: remarkLengths.page, tooLong: 'pageLong', personalNumber }),
  words: text<Mistake>({
    limit: remarkLengths.words,
    missing: 'words',
    tooLong: 'wordsLong',
    personalNumber,
  }),
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
})

/** Where anybody tells of a barrier, or asks for something in another form. */
export function tellBarrierPage(ask: Ask): Response {
  if (ask.c.req.query('tack') === undefined) return answer(ask, {})
  const { thanks, thanksWords } = ask.say.pages.telling.barrier
  return thanksPage(ask, { ...placeOf(ask), title: thanks, words: thanksWords })
}

export async function tellBarrier(ask: Ask): Promise<Response> {
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answer(ask, read.mistakes)
  const automatic = looksAutomatic(ask)
  if (automatic) return answer(ask, { form: automatic })
  const told = { id: randomUUID(), topic: 'barrier', language: ask.language, ...read.value } as const
  await once(ask.rooms.db, ask.fields, (tx) => tellRemark(tx, told))
  return goTo(ask, `${paths.tellBarrier()}?tack=1`)
}

const placeOf = (ask: Ask) => ({
  page: paths.tellBarrier(),
  back: { href: to(ask, paths.accessibility()), label: ask.say.pages.telling.barrier.back },
})

function answer(ask: Ask, mistakes: Mistakes): Response {
  const { barrier, email: emailLabel } = ask.say.pages.telling
  const typed = typedIn(ask, mistakes)
  return tellingPage(ask, {
    ...placeOf(ask),
    title: barrier.title,
    mistakes,
    about: <p class="lead">{barrier.lead}</p>,
    children: (
      <>
        <TextField {...typed('page')} label={barrier.page} hint={barrier.pageHint} />
        <TextArea {...typed('words')} label={barrier.words} hint={barrier.wordsHint} required />
        <TextField
          {...typed('email')}
          label={emailLabel}
          hint={barrier.emailHint}
          type="email"
          autocomplete="email"
          required
        />
      </>
    ),
  })
}
