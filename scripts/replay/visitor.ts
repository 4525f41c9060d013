import { setTimeout as pause } from 'node:timers/promises'
import { type Form, readForms } from './read-forms.ts'
import { textOfElement } from './walk-html.ts'

export type Page = { status: number; address: string; html: string; forms: Form[] }
/** `ms`: from the press that got through to its answer, before the page that follows is asked for. */
export type Pressed = { page: Page; ms: number }

/** Somebody with a browser that runs no script and keeps no cookies. */
export type Visitor = {
  open(address: string): Promise<Page>
  press(page: Page, form: Form, fields: URLSearchParams): Promise<Pressed>
}

type Answer = { status: number; location: string | null; html: string; ms: number }

/**
 * Asks again for as long as `patienceMs`, as people do when a page does not come: the same address, or the
 * same form with all that is in it. `onAgain` hears of each time.
 */
export function createVisitor({ patienceMs, onAgain }: { patienceMs: number; onAgain(): void }): Visitor {
  return {
    open: (address) => open(address),
    async press(page, form, fields) {
      const address = new URL(form.action, page.address).href
      if (form.method === 'get') {
        const answer = await persist(`${address.split('?')[0]}?${fields}`, {})
        return { page: await follow(address, answer), ms: answer.ms }
      }
      const headers = { origin: new URL(page.address).origin, referer: page.address }
      const answer = await persist(address, { method: 'POST', body: fields, headers })
      return { page: await follow(address, answer), ms: answer.ms }
    },
  }

  async function open(address: string, hops = 0): Promise<Page> {
    return follow(address, await persist(address, {}), hops)
  }

  async function follow(address: string, { status, location, html }: Answer, hops = 0): Promise<Page> {
    if (location === null) return { status, address, html, forms: readForms(html) }
    if (hops > 5) throw new Error(`${address} leads in circles`)
    return open(new URL(location, address).href, hops + 1)
  }

  async function persist(address: string, init: RequestInit): Promise<Answer> {
    const until = Date.now() + patienceMs
    for (;;) {
      const answer = await ask(address, init).catch((error: unknown) => {
        if (Date.now() > until) throw error
        return null
      })
      if (answer && (answer.status < 500 || Date.now() > until)) return answer
      onAgain()
      await pause(200)
    }
  }
}

async function ask(address: string, init: RequestInit): Promise<Answer> {
  const begun = performance.now()
  const response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(20_000) })
  const html = await response.text()
  const ms = performance.now() - begun
  return { status: response.status, location: response.headers.get('location'), html, ms }
}

/** What a page says is wrong; its heading when it has no summary of mistakes. */
export function complaintOf({ status, html }: Page): string {
  const summary = html.indexOf('error-summary')
  const said =
    summary < 0 ? textOfElement(html, /<h1\b/, 'h1') : textOfElement(html.slice(summary), /<ul\b/, 'ul')
  return `${status} ${said}`
}
