import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { startWebhookReceiver } from '../../test/webhook-receiver.ts'
import type { FarSide } from './far-side.ts'

const secret = 'hemligheten'
const words = ['received', 'investigating', 'planned', 'in_progress']
const patienceMs = 120_000

/** A program that takes events and pushes its own. */
export async function webhookSide(id: string, body: string, baseUrl: string): Promise<FarSide> {
  const receiver = await startWebhookReceiver({ secret })
  const isBeginning = ({ type }: { type: string }) => /\.(created|handed_over)$/.test(type)
  return {
    ...{ id, body, kind: 'webhook', secrets: { signing_secret: secret }, host: receiver.host },
    settings: { url: receiver.url },
    ...{ takesUpdates: true, handles: true, canRepeat: false },
    cases: async () =>
      receiver.taken
        .filter(isBeginning)
        .map(({ subject }) => ({ externalId: `K-${subject}`, number: Number(subject) })),
    told: async () =>
      receiver.taken
        .filter((event) => !isBeginning(event) && event.subject !== undefined)
        .map(({ id: delivery, subject }) => ({ externalId: `K-${subject}`, delivery })),
    async handle(externalId, step) {
      const event = {
        ...{
          specversion: '1.0',
          id: randomUUID(),
          source: receiver.url,
          type: 'se.fixamingata.case.updated',
        },
        time: new Date().toISOString(),
        data: { externalId, state: words[step] },
      }
      await push(`${baseUrl}/push/${id}`, JSON.stringify(event))
      return event.id
    },
    trouble(chance) {
      const troubles = [
        { status: 500 },
        { status: 503 },
        { status: 429, headers: { 'retry-after': '1' } },
        'page',
        'cut_after',
      ] as const
      const trouble = troubles[Math.floor(chance() * troubles.length)]
      if (trouble) receiver.trouble(trouble)
    },
    mend: receiver.mend,
    stop: receiver.stop,
  }
}

/** Until it is taken, under the same id: as the docs tell vendors to. */
async function push(url: string, body: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const seconds = Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    const headers = {
      'content-type': 'application/json',
      'fixamingata-signature': `t=${seconds},v1=${signature}`,
    }
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.status === 202) return
    if (Date.now() > deadline) throw new Error(`a push was not taken: ${answer?.status}`)
    await pause(200)
  }
}
