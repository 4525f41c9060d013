import { z } from 'zod'
import type { ReceivedMail } from '../../test/smtp-server.ts'
import { fillForm } from './fill-form.ts'
import type { OldReport } from './old-reports.ts'
import { complaintOf, type Visitor } from './visitor.ts'

const arende = z.object({
  number: z.number().int(),
  deliveryId: z.string(),
  kind: z.string(),
  category: z.object({ code: z.string() }),
  description: z.string(),
  place: z.object({ lat: z.number(), lon: z.number(), municipality: z.object({ code: z.string() }) }),
})

/** A mail to a body, with what its attachment says to a machine. */
export type Delivery = ReceivedMail & z.infer<typeof arende>

/** Null for letters to people, which have no attachment. */
export function deliveryIn(mail: ReceivedMail): Delivery | null {
  const attachment = mail.attachments.find((one) => one.name === 'arende.json')
  if (!attachment) return null
  const { success, data } = arende.safeParse(JSON.parse(attachment.content))
  return success ? { ...mail, ...data } : null
}

type Promised = { number: number; old: OldReport }

/** What is wrong with a delivery, in words; nothing when all is as it was reported. */
export function mistakesIn(delivery: Delivery, { number, old }: Promised): string[] {
  const { subject, messageId, deliveryId, place, category, kind, description } = delivery
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6
  return [
    !subject.includes(`[${number}]`) && `the subject lacks the number: ${subject}`,
    messageId.split('@')[0] !== deliveryId && `Message-ID ${messageId} is not of delivery ${deliveryId}`,
    kind !== 'report' && `a ${kind} came instead of a report`,
    category.code !== old.category.code && `category ${category.code}, not ${old.category.code}`,
    !(near(place.lat, old.lat) && near(place.lon, old.lon)) && `another place: ${place.lat}, ${place.lon}`,
    !squeezed(description).includes(squeezed(old.description)) && 'the description is another',
  ].filter((mistake) => mistake !== false)
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

export type CaseAct = 'atgardad' | 'mottagen'

/** Says how it goes by the signed link of a mail, without an account. */
export async function answerCase(visitor: Visitor, { text }: ReceivedMail, act: CaseAct): Promise<void> {
  const link = /https?:\/\/\S+\/svar\/[\w.-]+/.exec(text)?.[0]
  if (!link) throw new Error('the mail has no link to answer by')
  const page = await visitor.open(link)
  const form = page.forms.find(({ action }) => action.split('?')[0]?.endsWith(`/${act}`))
  if (!form) throw new Error(`the page of the case offers no ${act}: ${complaintOf(page)}`)
  const { page: after } = await visitor.press(page, form, fillForm(form, {}))
  // Pressed before the program died: it has become so already.
  if (after.status >= 400 && after.status !== 409) throw new Error(`not taken: ${complaintOf(after)}`)
}
