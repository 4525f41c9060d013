import { paths } from '#paths.ts'
import type { ReceivingServer } from '../test/smtp-server.ts'
import { atRate, percentile } from './load.ts'
import type { Service } from './service.ts'
import { type FilledForm, send } from './submit.ts'

const patience = 60_000

/** How long a report is on its way: from the press of the button that confirms it to the municipality's mail server. */
export async function confirmToDelivered(
  service: Service,
  smtp: ReceivingServer,
  forms: readonly FilledForm[],
): Promise<{ p50: number; p99: number }> {
  const addresses = await Promise.all(forms.map((form) => confirmationOf(smtp, form)))
  const took: number[] = []
  await atRate({ perSecond: 10, times: addresses.length }, async (turn) => {
    const pressed = Date.now()
    const report = await send(service.url, { action: addresses[turn] ?? '', body: new URLSearchParams() })
    const number = /\/rapporter\/(\d+)/.exec(report)?.[1]
    if (!number) throw new Error(`a confirmation led to ${report}, not to a report`)
    const mail = await smtp.waitForMail(
      ({ to, subject }) => isMunicipality(to) && subject.includes(number),
      patience,
    )
    took.push(mail.at.getTime() - pressed)
  })
  return { p50: percentile(took, 50), p99: percentile(took, 99) }
}

const isMunicipality = (address: string): boolean => address.startsWith('kommun@')

async function confirmationOf(smtp: ReceivingServer, { email }: FilledForm): Promise<string> {
  const mail = await smtp.waitForMail(({ to }) => to === email, patience)
  const path = new RegExp(`${paths.confirmation('')}[\\w.-]+`).exec(mail.text)?.[0]
  if (!path) throw new Error('a letter holds no link to confirm by')
  return path
}
