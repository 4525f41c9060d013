import type { SMTPServerDataStream } from 'smtp-server'
import type { SmtpLimits } from './limits.ts'
import { type RefusalCode, refusal } from './refusals.ts'

export type Receive = (stream: SMTPServerDataStream) => Promise<Buffer>

/**
 * Reads messages into memory, all of them together within a bound. What is refused is read to its end all the same,
 * since nothing else can be said before it; its bytes are let go.
 */
export function receiving({ bytesAtOnce }: Pick<SmtpLimits, 'bytesAtOnce'>): Receive {
  let held = 0
  return async (stream) => {
    const chunks: Buffer[] = []
    let mine = 0
    let refused: RefusalCode | null = null
    const letGo = () => {
      held -= mine
      mine = 0
      chunks.length = 0
    }
    try {
      for await (const chunk of stream) {
        if (refused) continue
        mine += chunk.length
        held += chunk.length
        chunks.push(chunk)
        if (stream.sizeExceeded) refused = 'too_large'
        else if (held > bytesAtOnce) refused = 'too_much_at_once'
        if (refused) letGo()
      }
      if (refused) throw refusal(refused)
      return Buffer.concat(chunks)
    } finally {
      letGo()
    }
  }
}
