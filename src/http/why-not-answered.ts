import { NotPublic } from './guarded-lookup.ts'

/** What was asked or answered is nothing that can be gone on with; the message says what, in words of ours. */
export class TooStrange extends Error {}

/** For those who run the connection: what went wrong, without the address that was asked. */
export function problemOf(error: unknown): string {
  if (error instanceof NotPublic || error instanceof TooStrange) return error.message
  if (!(error instanceof Error)) return 'no answer'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer in time'
  const { code } = error as NodeJS.ErrnoException
  return (code && (problems[code] ?? `no answer (${code})`)) ?? 'no answer'
}

const problems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such name',
  EAI_AGAIN: 'names are not answered',
  ECONNRESET: 'the line was cut',
  EPIPE: 'the line was cut',
  CERT_HAS_EXPIRED: 'the certificate has run out',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is not one to trust',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is not one to trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not one to trust',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
}
