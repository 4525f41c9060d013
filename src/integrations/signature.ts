import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signed body is sent with. */
export const signatureHeader = 'fixamingata-signature'

/** How it looks. */
export const signaturePattern = '^t=\\d{1,12}(,v1=[0-9a-f]{64})+$'

/** How far the clocks of both sides may differ, and how long what was sent is worth anything to who has copied it. */
const oldestMs = 5 * 60_000

/**
 * `t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 of `<t>.<body>`. While a secret is exchanged there is a `v1` for each,
 * so that a receiver may take the new one into use whenever it likes.
 */
export function sign(body: string | Buffer, at: Date, secrets: readonly string[]): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return [
    `t=${seconds}`,
    ...secrets.map((secret) => `v1=${hmac(secret, seconds, body).toString('hex')}`),
  ].join(',')
}

/** `signature`: nobody who has a secret of ours has signed it; `too_old`: they have, too long ago (or too soon). */
export function checkSignature(
  { header, body, at }: { header: string | undefined; body: Buffer; at: Date },
  secrets: readonly string[],
): 'ok' | 'signature' | 'too_old' {
  const parts = (header ?? '').split(',').map((part) => part.trim())
  const seconds = Number(/^t=(\d{1,12})$/.exec(parts[0] ?? '')?.[1] ?? Number.NaN)
  const given = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? [])
  if (Number.isNaN(seconds)) return 'signature'
  const isSigned = secrets.some((secret) =>
    given.some((one) => timingSafeEqual(Buffer.from(one, 'hex'), hmac(secret, seconds, body))),
  )
  if (!isSigned) return 'signature'
  return Math.abs(at.getTime() - seconds * 1000) > oldestMs ? 'too_old' : 'ok'
}

const hmac = (secret: string, seconds: number, body: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
