import { cleanLine, lengthOf } from '#text/plain-text.ts'
import { Open311Mistake } from './mistake.ts'
import { attribute } from './posted.ts'
import type { Open311Post } from './rooms.ts'

export type ReadReference = string | null | Open311Mistake

const longest = 200

/**
 * What the caller knows the report by, whichever way it says so: the same once more is the same report. Ways are kept
 * apart, so that number 7 of one kind is not number 7 of another.
 */
export function referenceOf({ c, asked, posted }: Open311Post, link: string | null): ReadReference {
  const ways: [string, string | undefined][] = [
    ['fixmystreet_id', attribute(posted, 'fixmystreet_id').at(-1)],
    ['report_url', asked['report_url'] ?? attribute(posted, 'report_url').at(-1)],
    ['service_request_id_ext', asked['service_request_id_ext']],
    ['idempotency-key', c.req.header('idempotency-key')],
    ['report_url', link ?? undefined],
  ]
  const [way, value] = ways.find(([, given]) => cleanLine(given ?? '') !== '') ?? []
  if (way === undefined || value === undefined) return null
  const reference = `${way}:${cleanLine(value)}`
  return lengthOf(reference) <= longest ? reference : new Open311Mistake('parameter_too_long', way)
}
