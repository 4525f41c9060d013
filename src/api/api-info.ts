import { z } from 'zod'
import { paths } from '#paths.ts'
import { answerTagged } from './answer-tagged.ts'
import { readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'
import { named } from './schemas.ts'

/** Semantic versioning: the first number is the one in addresses. */
export const apiVersion = '1.0.0'
export const apiName = 'FixaMinGata'

export const infoAnswer = named(
  'ApiInfo',
  z.object({
    apiName: z.string(),
    apiVersion: z.string(),
    apiReleased: z.iso.date(),
    apiDocumentation: z.string(),
    apiEvents: z.string(),
    apiStatus: z.enum(['alpha', 'beta', 'active', 'deprecated']),
  }),
)

/** `GET /api/v1/api-info`: which version this is, as the national profile for REST APIs wants it told. */
export function apiInfo(ask: ApiAsk): Response {
  const read = readQuestion(ask.c, z.strictObject({}))
  if (!read.ok) return read.answer
  const told = {
    ...{ apiName, apiVersion },
    apiReleased: '2026-11-29',
    apiDocumentation: ask.rooms.baseUrl + paths.apiDescription(),
    apiEvents: ask.rooms.baseUrl + paths.apiEvents(),
    apiStatus: 'beta',
  }
  return answerTagged(ask, told, { maxAge: 3600 })
}
