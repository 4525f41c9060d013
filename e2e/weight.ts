import { get } from 'node:http'

type Answer = { bytes: number; text: string }

/**
 * Bytes on the wire of all that a page needs before it can be used: its HTML, styles and scripts, with what those
 * import, packed as this service packs them for a browser. What a script asks for later is counted when told to.
 */
export async function weightOf(address: string, { withLater = false } = {}): Promise<number> {
  const page = await ask(address)
  const asked = new Set(
    addressesIn(page.text, /<(?:link rel="stylesheet"|script type="module") (?:href|src)="([^"]+)"/g),
  )
  if (withLater) for (const part of addressesIn(page.text, /data-(?:base|worker)="([^"]+)"/g)) asked.add(part)
  let sum = page.bytes
  for (const part of asked) {
    const { bytes, text } = await ask(new URL(part, address).href)
    sum += bytes
    if (!part.endsWith('.js')) continue
    const imports = withLater ? /(?:from|import)\s*\(?\s*"\.\/([^"]+)"/g : /(?:from|import)\s*"\.\/([^"]+)"/g
    for (const name of addressesIn(text, imports)) asked.add(new URL(name, new URL(part, address)).pathname)
  }
  return sum
}

const addressesIn = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, address = '']) => address)

/** What crosses the wire, and what it says: `fetch` would tell only the second. */
async function ask(address: string): Promise<Answer> {
  const bytes = await new Promise<number>((tell, fail) => {
    get(address, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      let sum = 0
      answer.on('data', (chunk: Buffer) => {
        sum += chunk.length
      })
      answer.on('end', () => tell(sum))
    }).on('error', fail)
  })
  return { bytes, text: await (await fetch(address)).text() }
}
