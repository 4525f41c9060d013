import { z } from 'zod'
import { categoryByOldName } from '#bodies/catalogue.ts'
import type { Question } from '#bodies/questions/question.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { email, line, text } from '#http/fields.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import { lengths } from '#reports/report.ts'
import type { Storable } from '#reports/store-draft.ts'
import { urgencyOf } from '#reports/urgency.ts'
import type { Answer } from '#responsibility/answer.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { questionsAsked } from '#responsibility/shown-guidance.ts'
import { type Decision, decisionOf } from '#responsibility/stored.ts'
import type { Tables } from '#responsibility/tables.ts'
import { cleanLine } from '#text/plain-text.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'
import { attribute } from './posted.ts'
import { readAttributes } from './read-attributes.ts'
import { readDescription, titleFrom } from './read-description.ts'
import { type ReadPlace, readPlace } from './read-place.ts'
import { type ReadReference, referenceOf } from './reference.ts'
import type { Open311Post } from './rooms.ts'
import { asksSandbox } from './sandbox/asks-sandbox.ts'

export type ReadRequest =
  | { ok: true; written: Storable; decision: Decision; reference: string | null }
  | { ok: false; mistakes: readonly Open311Mistake[] }

/** Reads a posted report: everything that is wrong with it is told at once. */
export async function readRequest(post: Open311Post): Promise<ReadRequest> {
  const { municipality } = await jurisdictionOf(post)
  const category = categoryOf(post)
  const words = readWords(post)
  const own = municipalityByCode(post.caller.body ?? '')?.code ?? null
  const place = readPlace(post, municipality ?? own)
  const { reference } = words
  const isPlaced = !(place instanceof Open311Mistake)
  const mistakes = [
    ...(typeof category === 'string' ? [] : [category]),
    ...(isPlaced ? [] : [place]),
    ...words.mistakes,
    ...(reference instanceof Open311Mistake ? [reference] : []),
  ]
  if (typeof category !== 'string' || !isPlaced || !words.ok || reference instanceof Open311Mistake)
    return { ok: false, mistakes }
  return decide(post, { category, place, words: words.value, reference, jurisdiction: municipality })
}

type Words = z.output<typeof wordsSchema>
type Read = {
  category: string
  place: ReadPlace
  words: Words
  reference: string | null
  jurisdiction: string | null
}

/** Who gets it, and what they ask. */
function decide(post: Open311Post, { category, place, words, reference, jurisdiction }: Read): ReadRequest {
  const { point, municipality, placedBy } = place
  const tables = post.rooms.tables()
  const asked = { place: point, municipality, category, at: new Date() }
  const answer = responsibleFor(asked, tables)
  const decision = answer.found ? decisionOf(asksSandbox(post) ? asIfTaken(answer) : answer) : null
  if (!answer.found || !decision) {
    const name = answer.found ? (answer.recipient.name ?? '') : ''
    return { ok: false, mistakes: [new Open311Mistake('not_taken', name)] }
  }
  if (isOthers(post.caller.body, decision))
    return { ok: false, mistakes: [new Open311Mistake('key_elsewhere')] }
  const told = tables.guidance.questions.askedBy(jurisdiction ?? '', category)
  // In the sandbox the definition is all that is asked: no holder has questions of its own.
  const questions = asksSandbox(post) ? told : questionsFor(asked, tables, told)
  const { answers, mistakes } = readAttributes(questions, post.posted)
  if (mistakes.length > 0) return { ok: false, mistakes }
  const { first_name, last_name, phone, address_string, email: address, ...said } = words
  const all = [said.title, said.description, address_string].join('\n')
  return {
    ok: true,
    decision,
    reference,
    written: {
      ...{ ...point, municipality, placedBy, category, ...said, answers, language: post.language },
      placeWords: address_string,
      urgent: urgencyOf({ words: all, category, answers, asked: questions }),
      name: [first_name, last_name].filter((name) => name !== '' && name !== '-').join(' ') || null,
      email: address || null,
      telephone: phone || null,
    },
  }
}

const questionsFor = (
  asked: Parameters<typeof questionsAsked>[0],
  tables: Tables,
  told: readonly Question[],
): Question[] =>
  questionsAsked(asked, tables).map((question) =>
    // What the definition there says nothing of nobody can be asked to answer.
    told.includes(question) ? question : { ...question, required: false },
  )

/** Nobody gets what is sent to the sandbox, so nobody has to be there to take it. */
function asIfTaken(answer: Answer): Answer {
  const { recipient } = answer
  if (recipient.takes) return answer
  const body = recipient.body ?? nationalInbox
  const taker = { takes: true, address: 'body', exception: null, telephone: null } as const
  return { ...answer, recipient: { ...taker, body, name: recipient.name ?? '' } }
}

/** A body that is no municipality reports what it holds itself. */
const isOthers = (body: string | null, { holder }: Decision): boolean =>
  body !== null && !municipalityByCode(body) && holder !== body

function categoryOf({ asked: { service_code: code } }: Open311Post): string | Open311Mistake {
  if (code === undefined) return new Open311Mistake('parameter_missing', 'service_code')
  return categoryByOldName(code)?.code ?? new Open311Mistake('service_unknown', code)
}

const short = (limit: number) =>
  line<MistakeCode>({ limit, tooLong: 'parameter_too_long', personalNumber: 'personal_number' })

/** The same rules as the form of a page has, with mistakes that programs read. */
const wordsSchema = z.object({
  title: short(lengths.title),
  description: text<MistakeCode>({
    limit: lengths.description,
    missing: 'parameter_missing',
    tooLong: 'parameter_too_long',
    personalNumber: 'personal_number',
  }),
  address_string: short(lengths.placeWords),
  first_name: short(lengths.name / 2),
  last_name: short(lengths.name / 2),
  phone: short(lengths.telephone),
  email: email<MistakeCode>({ limit: lengths.email, wrong: 'parameter_unreadable' }),
})

type ReadWords = { mistakes: readonly Open311Mistake[]; reference: ReadReference } & (
  | { ok: true; value: Words }
  | { ok: false }
)

function readWords(post: Open311Post): ReadWords {
  const { asked, posted, caller } = post
  const described = readDescription(asked['description'] ?? '')
  const title = asked['title'] ?? attribute(posted, 'title').at(-1) ?? described.title
  const { description } = described
  const isTitled = cleanLine(title ?? '') !== ''
  const fields = {
    ...asked,
    description,
    title: isTitled ? (title ?? '') : titleFrom(description, lengths.title),
  }
  const read = wordsSchema.safeParse(fields)
  const reference = referenceOf(post, described.link)
  const wrong = (read.error?.issues ?? [])
    // One that is made of the description has no mistakes of its own.
    .filter(({ path: [name] }) => name !== 'title' || isTitled)
    .map(({ path: [name], message }) => new Open311Mistake(message as MistakeCode, String(name)))
  // Whoever it is from confirms it by mail: without an address nobody could.
  const isMissing = !caller.isTrusted && asked['email'] === undefined
  const mistakes = [...wrong, ...(isMissing ? [new Open311Mistake('parameter_missing', 'email')] : [])]
  if (!read.success || isMissing) return { ok: false, mistakes, reference }
  return { ok: true, value: read.data, mistakes, reference }
}
