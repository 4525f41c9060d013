import { isKnownTag, tagOf } from '#http/tag.ts'
import type { Open311Ask } from './rooms.ts'
import { contentTypes, type Frame, frameOf } from './write-document.ts'

export type RowsToAnswer = {
  root: string
  /** What the answer is made of, in few words: it reads the same as long as this does. Null where nothing tells. */
  mark: readonly unknown[] | null
  /** As they are written, in parts: no more than one is in memory. */
  parts: AsyncIterable<readonly string[]>
  /** How XML and JSON are framed; GeoReport's way unless told. */
  frame?: Frame
}

/** Many rows, written as they are read. What the asker has already is not read. */
export async function answerRows(
  { c, format, language, rooms }: Open311Ask,
  { root, mark, parts, frame = frameOf[format](root) }: RowsToAnswer,
): Promise<Response> {
  const tag = mark && tagOf(JSON.stringify([c.req.url, language, rooms.baseUrl, ...mark]))
  const isKnown = tag !== null && isKnownTag(c.req.header('if-none-match'), tag)
  if (isKnown) return c.body(null, 304, { ETag: tag })
  const framed = framedParts(parts, frame)
  // Read before anything is answered: what can't be read at all is a mistake with its code.
  const first = await framed.next()
  c.header('Content-Type', contentTypes[format])
  if (tag !== null) c.header('ETag', tag)
  return c.body(streamOf(first.value ?? '', framed))
}

async function* framedParts(
  parts: AsyncIterable<readonly string[]>,
  { before, between, after }: Frame,
): AsyncGenerator<string, undefined> {
  let begin = before
  for await (const rows of parts) {
    if (rows.length === 0) continue
    yield begin + rows.join(between)
    begin = between
  }
  yield begin === before ? before + after : after
}

/** Nothing is read ahead of whoever takes it, and nothing more once they have gone. */
function streamOf(first: string, rest: AsyncGenerator<string, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (taker) => taker.enqueue(encoder.encode(first)),
    async pull(taker) {
      const { value, done } = await rest.next()
      if (done) return taker.close()
      taker.enqueue(encoder.encode(value))
    },
    async cancel() {
      await rest.return(undefined)
    },
  })
}
