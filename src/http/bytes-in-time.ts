// Somebody on a weak network sends slowly; nobody sends nothing for this long and comes back.
const longestSilenceMs = 30_000

export class TooMuch extends Error {
  override name = 'TooMuch'
}

/** What a request brings, for as long as it goes on bringing it, and is not more than it may. */
export async function* bytesInTime({ body }: Request, most: number): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  let length = 0
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read())
      if (done) return
      length += value.length
      if (length > most) throw new TooMuch('more came than a form may bring')
      yield value
    }
  } finally {
    // Not cancelled: what still comes in would end the process (nodejs/node#64529); the server lets it run out.
    reader.releaseLock()
  }
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let silence: NodeJS.Timeout | undefined
  const silent = new Promise<never>((_, reject) => {
    silence = setTimeout(() => reject(new Error('nothing more came')), longestSilenceMs)
  })
  try {
    return await Promise.race([reading, silent])
  } finally {
    clearTimeout(silence)
  }
}
