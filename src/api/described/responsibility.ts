import { z } from 'zod'
import { questionKinds } from '#bodies/questions/question.ts'
import { aboutPlace, placeQuestion } from '../about-place.ts'
import { language, link, named, state } from '../schemas.ts'
import { guidanceQuestion } from '../what-is-asked.ts'
import type { Described } from './described.ts'

const outside = named(
  'Outside',
  z.object({ found: z.literal(false), why: z.enum(['sea', 'abroad']), words: z.string().optional() }),
)

const responsible = named(
  'Responsible',
  z.union([
    z.object({
      found: z.literal(true),
      municipality: z.string(),
      reason: z.string(),
      confidence: z.enum(['sure', 'likely', 'unsure']),
      source: z.string(),
      body: z.string().nullable().describe('Null where nobody can be sent it.'),
      name: z.string(),
      isPrivate: z.boolean().describe('It wants reports of the category to itself.'),
      sentence: z.string(),
      meaning: z.string().nullable(),
      question: z.string().nullable(),
      alternatives: z.array(
        z.object({ body: z.string(), name: z.string(), because: z.string(), isPrivate: z.boolean() }),
      ),
      urgent: link.nullable().describe('Whom to ring when it is urgent.'),
      ownPage: link.nullable().describe('Where a body wants reports instead.'),
      steps: z.array(z.string()),
    }),
    outside,
  ]),
)

const said = { words: z.string(), lang: language.optional() }

const guidance = named(
  'Guidance',
  z.union([
    z.object({
      found: z.literal(true),
      notices: z.array(
        z.object({
          ...said,
          code: z.string(),
          tone: z.enum(['info', 'warning']),
          until: z.string().nullable(),
          link: link.nullable(),
        }),
      ),
      questions: z.array(
        z.object({
          ...said,
          field: z.string(),
          kind: z.enum(questionKinds),
          hint: z.string().nullable(),
          required: z.boolean(),
          plate: z.boolean(),
          least: z.number().nullable(),
          most: z.number().nullable(),
          options: z.array(
            z.object({
              code: z.string(),
              field: z.string(),
              label: z.string(),
              isUrgent: z.boolean(),
              stop: z.string().nullable(),
            }),
          ),
        }),
      ),
      isUrgent: z.boolean(),
      duty: link.nullable(),
    }),
    outside,
  ]),
)

const place = named(
  'Place',
  z.union([
    z.object({
      found: z.literal(true),
      municipality: z.string(),
      isSure: z.boolean(),
      words: z.string(),
      coordinates: z.string(),
      warning: z.string().nullable(),
    }),
    outside,
  ]),
)

const known = named(
  'KnownNearby',
  z.object({
    reports: z.array(
      z.object({
        number: z.int(),
        title: z.string(),
        lang: language.optional(),
        href: z.string(),
        state,
        stateWord: z.string(),
        detail: z.string(),
        lastSaid: z.object(said).nullable(),
        photo: z.string().nullable(),
        support: z.string().nullable(),
      }),
    ),
    forecast: z.string().nullable(),
  }),
)

/** Who receives a report from a place, and what they ask and tell. */
export const describedResponsibility = {
  responsible: {
    id: 'findResponsible',
    tag: 'responsibility',
    summary: 'Who receives a report from a place about a category, and why',
    description: 'With every step on the way in words. `town=1`: only the town is known.',
    question: aboutPlace,
    answer: responsible,
  },
  guidance: {
    id: 'getGuidance',
    tag: 'responsibility',
    summary: 'What bodies ask and tell whoever reports at a place',
    description: 'And whom to ring when it can’t wait. Without a category what holds anyhow.',
    question: guidanceQuestion,
    answer: guidance,
  },
  place: {
    id: 'describePlace',
    tag: 'responsibility',
    summary: 'Where a point is, in words',
    description: 'And in which municipality.',
    question: placeQuestion,
    answer: place,
  },
  known: {
    id: 'findKnownNearby',
    tag: 'responsibility',
    summary: 'Reports within 250 metres that may be about the same thing',
    description: 'The likeliest first, at most five; and within how many days such things are mended.',
    question: aboutPlace,
    answer: known,
  },
} as const satisfies Record<string, Described>
