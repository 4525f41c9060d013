import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { text } from '#http/fields.ts'
import type { Mistakes } from '#http/form.ts'
import type { Refusal } from '#reports/lock-case.ts'
import { lengths } from '#reports/report.ts'
import type { Ask } from '../ask.ts'

type Mistake = keyof Ask['say']['pages']['following']['mistakes']

const rules = { limit: lengths.words, tooLong: 'wordsLong', personalNumber: 'personalNumber' } as const
const maybeWords = z.object({ words: text<Mistake>(rules) })

/** What a reporter can do with their own report: the last word of the address, and the act behind it. */
export const ownActs = {
  komplettera: { act: 'supply', form: maybeWords },
  ateroppna: { act: 'reopen', form: maybeWords },
  aterkalla: { act: 'withdraw', form: maybeWords },
} as const
export type OwnAct = keyof typeof ownActs

export const isOwnAct = (name: string | undefined): name is OwnAct =>
  name !== undefined && Object.hasOwn(ownActs, name)

/** What was tried and did not work, so that the page can say so and keep what was typed. */
export type Tried = {
  status: ContentfulStatusCode
  tried: OwnAct
  mistakes?: Mistakes
  refused?: Refusal
}
