import { arende } from '#letters/arende.ts'
import { caseUpdate } from '#letters/case-update.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import { type LetterToBody, newReport } from '#letters/new-report.ts'
import { sentOn } from '#letters/sent-on.ts'
import type { Mail, Mailer } from '#mail/mail.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { Outcome, Receiver } from '../receiver.ts'

type Options = {
  mailer: Mailer
  /** Without a slash at the end. */
  baseUrl: string
  /** Where what bodies write instead of using the link goes, and what could not be left. */
  waysBack(delivery: string): { replyTo: string; returnPath?: string }
  /** What bodies answer by mail comes to us, and is done. */
  takesReplies: boolean
  /** The Swedish name of a category, by its code: bodies are written to in Swedish. */
  categoryName: (code: string) => string
}

/** Nothing is known of a case at a mailbox but what the letters say. */
export type EmailReceiver = Pick<Receiver, 'check'> & { send(delivery: DeliveryToSend): Promise<Outcome> }

/** Any mailbox at all: each delivery is a letter, the case's letters are a thread. */
export function emailReceiver({
  mailer,
  baseUrl,
  waysBack,
  takesReplies,
  categoryName,
}: Options): EmailReceiver {
  const host = new URL(baseUrl).hostname
  return {
    async send(delivery) {
      const { address } = delivery
      if (address === null) return { outcome: 'refused', answer: 'The holder has no e-mail address.' }
      const category = categoryName(delivery.report.category)
      const letter = letterFor({ delivery, category, baseUrl, language: 'sv', takesReplies })
      const attachment = attachmentOf(arende({ delivery, category, baseUrl }))
      return mailer.send({
        ...envelopeOf(delivery, host),
        ...letter,
        to: address,
        ...waysBack(delivery.id),
        headers: headersOf(delivery),
        attachments: [attachment, ...photosOf(delivery)],
      })
    },
    check: () => mailer.check(),
  }
}

function letterFor(letter: LetterToBody): RenderedLetter {
  const { kind, became } = letter.delivery
  if (kind === 'accepted' || kind === 'gone_on') {
    if (!became) throw new Error('nothing has become of it')
    return sentOn(letter, kind, became)
  }
  const isWhole = kind === 'report' || kind === 'hand_over' || kind === 'notice'
  return isWhole ? newReport(letter) : caseUpdate(letter, kind)
}

// The delivery's id is the Message-ID: a receiver can tell a repeat, and so can we.
function envelopeOf({ id, createdAt, threadId }: DeliveryToSend, host: string) {
  return {
    messageId: `${id}@${host}`,
    date: createdAt,
    ...(threadId !== null && { references: [`${threadId}@${host}`] }),
  } satisfies Partial<Mail>
}

const headersOf = ({ id, report }: DeliveryToSend): Record<string, string> => ({
  'X-FixaMinGata-Number': String(report.number),
  'X-FixaMinGata-Delivery': id,
})

const attachmentOf = (content: object) => ({
  name: 'arende.json',
  type: 'application/json',
  content: `${JSON.stringify(content, null, 2)}\n`,
})

/** The report's in the first letter of a case only; those that follow bring what is new. */
const photosOf = ({ report, entry }: DeliveryToSend) =>
  [...report.photos, ...(entry?.photos ?? [])].flatMap(({ name, type, bytes }) =>
    bytes ? { name, type, content: bytes } : [],
  )
