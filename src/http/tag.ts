import { createHash } from 'node:crypto'

/** A strong tag of what is answered: other bytes have another. */
export const tagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** Whether who asks has it already, by the header `If-None-Match`. */
export const isKnownTag = (tags: string | undefined, tag: string): boolean =>
  (tags ?? '').split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, '')))
