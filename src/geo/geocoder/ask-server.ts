export type Server = {
  /** With a slash at the end. */
  url: string
  /** Who asks, and whom to write to about it. */
  userAgent: string
}

/** `why` says nothing of what was asked: it is logged. */
export type Asked = { ok: true; json: unknown } | { ok: false; why: string; isItsFault: boolean }

const mostBytes = 256 * 1024

/** Asks a geocoder for JSON, which it has to give in time, in size and by itself. */
export async function askServer(
  { url, userAgent }: Server,
  path: string,
  patienceMs: number,
): Promise<Asked> {
  try {
    const answer = await fetch(url + path, {
      headers: { accept: 'application/json', 'accept-language': 'sv', 'user-agent': userAgent },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (answer.ok) return await readJson(answer)
    await answer.body?.cancel()
    return { ok: false, why: `answered ${answer.status}`, isItsFault: !ourFault.has(answer.status) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return { ok: false, why: isLate ? 'no answer in time' : 'no connection', isItsFault: true }
  }
}

// Words it can't make sense of; others than these (403, 429, 5xx) mean that it wants to be left alone.
const ourFault: ReadonlySet<number> = new Set([400, 404, 414, 422])

async function readJson(answer: Response): Promise<Asked> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    length += chunk.length
    if (length > mostBytes) return { ok: false, why: 'answered too much', isItsFault: true }
    chunks.push(chunk)
  }
  try {
    return { ok: true, json: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { ok: false, why: 'answered no JSON', isItsFault: true }
  }
}
