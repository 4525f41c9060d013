import { paths } from '#paths.ts'
import { atRate, percentile, together } from './load.ts'
import { cpuOf } from './processes.ts'
import type { Service } from './service.ts'
import { sentences, titles } from './words.ts'

/** A form as shown to one resident and filled in, ready to be sent. */
export type FilledForm = { action: string; body: URLSearchParams; email: string }

// A square in central Göteborg: far from any border, so that nobody has to choose.
const place = { lat: 57.7004, lon: 11.9668 }

/** Opens a form for each report to come. What that costs is not counted. */
export async function fillForms(url: string, count: number, sender: string): Promise<FilledForm[]> {
  const forms: FilledForm[] = []
  await together(
    Array.from({ length: count }, (_, turn) => turn),
    async (turn) => {
      const answer = await fetch(`${url}${paths.form(place)}`)
      forms.push(fill(await answer.text(), turn, `${sender}-${turn}@residents.example`))
    },
  )
  return forms
}

function fill(page: string, turn: number, email: string): FilledForm {
  const form = /<form[^>]*method="post"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    attribute(input, 'name'),
    attribute(input, 'value'),
  ])
  const body = new URLSearchParams({
    ...Object.fromEntries(hidden),
    category: /<option value="([^"]+)"/.exec(form)?.[1] ?? '',
    title: titles[turn % titles.length] ?? '',
    description: sentences.slice(turn % 10, 2 + (turn % 10)).join(' '),
    email,
  })
  return { action: attribute(form, 'action'), body, email }
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** Sends a form as a browser does. Acknowledged is the redirect to the receipt: it is stored by then. */
export async function send(
  url: string,
  { action, body }: Pick<FilledForm, 'action' | 'body'>,
): Promise<string> {
  const answer = await fetch(`${url}${action}`, {
    method: 'POST',
    body,
    headers: { origin: url },
    redirect: 'manual',
  })
  const words = await answer.text()
  if (answer.status !== 303)
    throw new Error(`POST ${action} answered ${answer.status}: ${words.slice(0, 300)}`)
  return answer.headers.get('location') ?? ''
}

/** Milliseconds of CPU a report, of Node and PostgreSQL, until it is acknowledged. The service sends no letters. */
export async function submitCpu(service: Service, count: number): Promise<number> {
  await together(await fillForms(service.url, Math.ceil(count / 4), 'warm'), async (form) => {
    await send(service.url, form)
  })
  const forms = await fillForms(service.url, count, 'counted')
  const before = await cpuOf(service.pid)
  await together(forms, async (form) => {
    await send(service.url, form)
  })
  return (1000 * ((await cpuOf(service.pid)) - before)) / count
}

/** The time 95 of 100 reports are acknowledged within, sent at a steady pace while letters go out. */
export async function submitP95(
  service: Service,
  pace: { perSecond: number; seconds: number },
): Promise<{ p95: number; forms: FilledForm[] }> {
  const times = pace.perSecond * pace.seconds
  const forms = await fillForms(service.url, times, `pace-${pace.perSecond}`)
  const took = await atRate({ perSecond: pace.perSecond, times }, async (turn) => {
    const form = forms[turn]
    if (form) await send(service.url, form)
  })
  return { p95: percentile(took, 95), forms }
}
