import type { NotAnswered } from '#http/exchange.ts'

/** Whether it was the certificate that nobody was reached by. */
export function whyUnreachable(error: NotAnswered): 'certificate' | 'reach' {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && /CERT|SELF_SIGNED|SSL|TLS|VERIFY/.test(String(cause.code))) return 'certificate'
  return 'reach'
}
