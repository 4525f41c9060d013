import { z } from 'zod'
import { challengeCookie, keepToken, readToken } from '#http/cookies.ts'
import type { Begun } from '#people/passkeys/begin.ts'
import { challengeMs } from '#people/passkeys/challenges.ts'
import type { Ask } from '../../ask.ts'
import type { Mistake } from './mine-form.tsx'

/** What is to be handed to the device, as JSON for the page's script; the browser remembers that it asked. */
export function askDevice({ c, rooms }: Ask, { browser, options }: Begun<object>): Response {
  const kept = { token: browser, seconds: challengeMs / 1000 }
  keepToken(c, rooms.baseUrl, challengeCookie, kept)
  return c.json(options)
}

/** What this browser was asked by; empty where it was not asked, or too long ago. */
export const browserOf = ({ c, rooms }: Ask): string => readToken(c, rooms.baseUrl, challengeCookie) ?? ''

const bytes = z
  .string()
  .max(32_000)
  .regex(/^[\w-]+$/)
const answer = <Response extends z.ZodType>(response: Response) =>
  z
    .object({ id: bytes, rawId: bytes, type: z.literal('public-key'), response })
    .transform((one) => ({ ...one, clientExtensionResults: {} }))

const newKey = answer(z.object({ clientDataJSON: bytes, attestationObject: bytes }))
const signIn = answer(
  z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }),
)

/** A device's answer, in the field that the page's script puts it into. */
export const newKeyField = jsonOf(newKey, 'passkeyNotAdded')
export const signInField = jsonOf(signIn, 'passkey')

function jsonOf<Schema extends z.ZodType>(schema: Schema, mistake: Mistake) {
  return z.string(mistake).transform((text, { addIssue }) => {
    const read = schema.safeParse(parsed(text))
    if (read.success) return read.data
    addIssue({ code: 'custom', message: mistake })
    return z.NEVER
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
