export type Fetched = { address: string; answer: Response }

/** Addresses in a page's HTML, and what a script imports beside itself. */
const named = [/(?:href|src)="(\/assets\/[\w.-]+)"/g, /["'](?:\.\/)([\w.-]+-[0-9A-Z]{8}\.js)["']/g]

/** Pages, and all the files of ours that they and their scripts name, each once. One that can't be had fails all. */
export async function pagesWithParts(
  addresses: readonly string[],
  get: (address: string) => Promise<Response>,
): Promise<Fetched[]> {
  const fetched = new Map<string, Fetched>()
  const waiting = [...addresses]
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (fetched.has(address)) continue
    const answer = await get(address)
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    fetched.set(address, { address, answer: answer.clone() })
    if (isRead(answer)) waiting.push(...partsOf(await answer.text()))
  }
  return [...fetched.values()]
}

const isRead = ({ headers }: Response): boolean => /html|javascript/.test(headers.get('content-type') ?? '')

const partsOf = (text: string): string[] =>
  named.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => (name.startsWith('/') ? name : `/assets/${name}`)),
  )
