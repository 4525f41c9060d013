import { z } from 'zod'
import { systemActs } from '../system-acts.ts'
import { fillings, type ProfileName, profiles } from './profiles.ts'

const profileNames = Object.keys(profiles) as [ProfileName, ...ProfileName[]]

const words = z.string().trim().min(1).max(200)
const attributes = z.record(words, z.union([z.string(), z.array(z.string())]))

/** What one of our categories is called there. */
const mappedCategory = z.strictObject({
  service: words,
  /** Attributes that are the same each time. */
  attributes: attributes.default({}),
  /** What a post is answered with: a number, a token that becomes one, or nothing. */
  answers: z.enum(['number', 'token', 'nothing']).default('number'),
})

/** What the answer to one of our questions is sent as. */
const mappedAnswer = z.strictObject({
  attribute: words,
  /** Their keys by the codes of our options. */
  values: z.record(words, words).default({}),
  /** They ask for a moment where we ask for a day: it is sent as noon in Sweden. */
  isMoment: z.boolean().default(false),
})

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('sv', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

/** A connection to one GeoReport v2 server. The key is no setting: it is the secret `api_key`. */
export const open311Settings = z.strictObject({
  /** What the resources' names are put after, with a slash at the end or without. */
  endpoint: z
    .url({ protocol: /^https?$/ })
    .refine((address) => !/[?#@]/.test(address), 'has more than a host and a path')
    .transform((address) => address.replace(/\/*$/, '/')),
  jurisdiction: words.nullable().default(null),
  format: z.enum(['xml', 'json']).default('xml'),
  /** Which family of servers it is. */
  profile: z.enum(profileNames).default('standard'),
  /** By our codes. */
  categories: z.record(words, mappedCategory).default({}),
  /** For categories that are not mapped; null: they can't be sent. */
  otherCategories: mappedCategory.nullable().default(null),
  /** By the codes of our questions. What is not mapped stands in the description, unless it is private. */
  answers: z.record(words, mappedAnswer).default({}),
  /** Attributes filled with what is known anyhow, besides those of the profile. */
  filled: z.record(words, z.enum(fillings)).default({}),
  /**
   * What it is sent may be read by everybody there, as the standard has it: nothing goes that is not for everybody here,
   * no private report, no message, no private answer.
   */
  isPublicThere: z.boolean().default(true),
  /** By their words, in any case, before the usual ones; null: it says nothing of how the case stands. */
  states: z.record(words, z.enum(systemActs).nullable()).default({}),
  /** Photos that not everybody may see go as bytes, also where the others go as addresses. */
  photos: z.enum(['url', 'multipart', 'none']).default('none'),
  /** Who reported it is told, where anybody is. */
  sendsReporter: z.boolean().default(true),
  /** An address of ours where there is no other, for servers that can't do without. */
  standInEmail: z.email().nullable().default(null),
  /** It takes what is said later (`POST servicerequestupdates`). */
  sendUpdates: z.boolean().default(false),
  /** How it tells of what it has done: the extension, `status_notes` of its requests, by pushing, or not. */
  updates: z.enum(['servicerequestupdates', 'requests', 'push', 'none']).default('none'),
  /** It tells updates to a key alone, and says so otherwise than by 401 or 403. */
  readsWithKey: z.boolean().default(false),
  /** Cases begun there become reports here. */
  fetchForeign: z.boolean().default(false),
  /** Foreign cases are for everybody where they don't say otherwise. */
  areForeignPublic: z.boolean().default(false),
  /** How far each poll reaches back before the last: what is seen late within it is not lost. */
  overlapMinutes: z.number().int().min(1).max(10_080).default(180),
  /** How far back one poll a day reaches, for what is seen later still; 0: never. */
  sweepDays: z.number().int().min(0).max(90).default(7),
  /**
   * For how many days a request is followed that can only be asked for by when it was made. Those of the last two weeks are
   * looked at in each poll, all of them as often as said below: there may be many.
   */
  followDays: z.number().int().min(1).max(730).default(179),
  followAllMinutes: z.number().int().min(1).max(1440).default(60),
  /** How many rows it tells at most in one answer, where that is fewer than the profile's servers do. */
  mostPerAnswer: z.number().int().min(10).max(10_000).nullable().default(null),
  /** Of times that say none, where it is another than the profile's. */
  zone: z.string().refine(isZone, 'is no time zone').nullable().default(null),
  /** Its clocks say a zone that is not theirs: the one above counts. */
  ignoresStatedZone: z.boolean().default(false),
  timeoutSeconds: z.number().min(0.1).max(300).default(30),
  /** How often, and how long apart, a token is asked about while the one who sends waits. */
  tokenTries: z.number().int().min(1).max(20).default(5),
  tokenWaitSeconds: z.number().min(0).max(10).default(2),
})

export type Open311Settings = z.output<typeof open311Settings>
export type MappedCategory = z.output<typeof mappedCategory>
