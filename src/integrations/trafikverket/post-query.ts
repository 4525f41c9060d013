import type { TrafikverketSettings } from './settings.ts'

export type Answer = { ok: true; json: unknown } | { ok: false; reason: string }

const timeoutMs = 60_000
const bytesAtMost = 64_000_000

/**
 * Asks one or more queries, written in XML, and answers the JSON they are answered by. Never throws for what the
 * far side does; what it says is passed on without the key.
 */
export async function postQuery({ key, url }: TrafikverketSettings, queries: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'application/json' },
      body: `<REQUEST><LOGIN authenticationkey="${inXml(key)}"/>${queries}</REQUEST>`,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const json = parsedJson(await textOf(response))
    // A refused query may come with 200 and with 400, and says why in its body: that is told before the status.
    if (json !== undefined) return { ok: true, json }
    return { ok: false, reason: response.ok ? 'the answer is no JSON' : `HTTP ${response.status}` }
  } catch (error) {
    return { ok: false, reason: withoutKey(reasonFor(error), key) }
  }
}

export const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export const withoutKey = (text: string, key: string): string => text.replaceAll(key, '[key]').slice(0, 200)

async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > bytesAtMost) throw new RangeError(`the answer is longer than ${bytesAtMost} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
