import { setTimeout as pause } from 'node:timers/promises'
import { categoryByCode } from '#bodies/catalogue.ts'
import { messagesIn } from '#i18n/messages.ts'
import { paths } from '#paths.ts'
import { confirm, report, type Seen } from '../replay/resident.ts'
import { createVisitor } from '../replay/visitor.ts'

const titles = [
  'Hål i gatan',
  'Djup grop vid övergången',
  'Asfalten har släppt',
  'Trasig kant mot cykelbanan',
]
const { told: askedAgain } = messagesIn('sv').pages.reporting.mistakes
const longestWait = 120_000

/** Somebody near the middle of Alingsås reports through the pages and confirms by the letter; the number it has got. */
export async function reportOne(baseUrl: string, index: number): Promise<number> {
  const visitor = createVisitor({ patienceMs: 30_000, onAgain: () => undefined })
  const email = `granne-${index + 1}-${Date.now().toString(36)}@simulator.example`
  const submission = await report(visitor, baseUrl, { email, old: seen(index) })
  // On a road of the state's the form asks whether the municipality is who is meant: that is seen elsewhere then.
  if (!submission.accepted && submission.why.includes(askedAgain)) return reportOne(baseUrl, index)
  if (!submission.accepted) throw new Error(`a report was answered with ${submission.why}`)
  return confirm(visitor, await linkFor(email, baseUrl))
}

function seen(index: number): Seen {
  const [lat, lon] = [57.9303, 12.5335].map((middle) => middle + (Math.random() - 0.5) / 100)
  const category = categoryByCode('hal')
  if (lat === undefined || lon === undefined || !category) throw new Error('nothing to report')
  const title = `${titles[index % titles.length]} ${index + 1}`
  return { lat, lon, title, category, description: 'Det är lätt att köra i.' }
}

/** The link to confirm by, in the letter that the demonstration has kept. */
async function linkFor(email: string, baseUrl: string): Promise<string> {
  const row = new RegExp(`href="([^"]+)"(?:(?!</li>).)*${email.replaceAll('.', '\\.')}`)
  const deadline = Date.now() + longestWait
  while (Date.now() < deadline) {
    const list = await fetch(baseUrl + paths.mailbox()).then((answer) => answer.text())
    const rows = list.split('<li>').flatMap((item) => row.exec(item)?.[1] ?? [])
    const letter = rows[0] && (await fetch(baseUrl + rows[0]).then((answer) => answer.text()))
    const link = letter && /https?:[^\s"<>]+\/bekrafta\/[\w.-]+/.exec(letter)?.[0]
    if (link) return link
    await pause(500)
  }
  throw new Error(`no letter came to ${email}`)
}
