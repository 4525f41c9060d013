import { z } from 'zod'
import { stateWords, theirTypes } from './event-types.ts'

const text = z.string().default('')
const moment = z.iso.datetime({ offset: true }).transform((time) => new Date(time))

const envelope = {
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200).describe('Yours, and unique: told once more, it is the same.'),
  source: z.string().min(1).describe('Yours. What has our own address is left out.'),
  time: moment.optional().describe('When it was so; without it, when it came.'),
}
const externalId = z.string().min(1).max(200).describe('What you call the case.')
const state = text.describe(
  `How it stands: ${Object.keys(stateWords).join(', ')}; or a word of yours, by the table in the settings.`,
)

/** What receivers tell us, and ask, as it is read: the description of the kind is written from it. */
export const theirEvents = {
  updated: z.object({
    ...envelope,
    type: z.literal(theirTypes.updated),
    data: z.object({
      externalId,
      number: z.number().int().positive().nullable().default(null).describe('Ours, where you know it.'),
      state,
      words: text.describe('For everybody. no_action and returned need them.'),
      note: text.describe('For your own staff alone.'),
      plannedFor: moment.nullable().default(null).describe('The moment it is planned for.'),
      photos: z
        .array(z.url({ protocol: /^https?$/ }))
        .default([])
        .describe('Addresses that we can fetch pictures from.'),
    }),
  }),
  created: z.object({
    ...envelope,
    type: z.literal(theirTypes.created),
    data: z.object({
      externalId,
      category: z.string().nullable().default(null).describe('A code of our catalogue.'),
      title: z.string().min(1),
      description: text,
      lat: z.number().min(-90).max(90).describe('WGS 84, degrees.'),
      lon: z.number().min(-180).max(180).describe('WGS 84, degrees.'),
      state,
      words: text.describe('For everybody, of how it stands. no_action and returned need them.'),
      isPublic: z.boolean().default(false).describe('Whether everybody may read it; else your staff alone.'),
    }),
  }),
  replay: z.object({
    ...envelope,
    type: z.literal(theirTypes.replay),
    data: z.object({
      after: z.number().int().min(0).describe('The last sequence that you have; 0 for all.'),
    }),
  }),
}
