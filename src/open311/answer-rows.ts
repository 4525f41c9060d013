import { createHash } from 'node:crypto'
import type { Fields } from './document.ts'
import type { Open311Ask } from './rooms.ts'
import { contentTypes, type Frame, frameOf, writeRow } from './write-document.ts'

export type RowsToAnswer = {
  root: string
  each: string
  /** What the answer is made of, in few words: it reads the same as long as this does. */
  mark: readonly unknown[]
  /** In parts: no more than one is in memory. */
  parts: AsyncIterable<readonly Fields[]>
  /** How XML and JSON are framed; GeoReport's way unless told. */
  frame?: Frame
}

/** Many rows, written as they are read. What the asker has already is not read. */
export async function answerRows(
  { c, format, language, rooms }: Open311Ask,
  { root, each, mark, parts, frame = frameOf[format](root) }: RowsToAnswer,
): Promise<Response> {
  const tag = tagOf([c.req.url, language, rooms.baseUrl, ...mark])
  c.header('ETag', tag)
  if (c.req.header('if-none-match') === tag) return c.body(null, 304)
  c.header('Content-Type', contentTypes[format])
  const written = writtenParts(parts, frame, (row) => writeRow[format](each, row))
  // Read before anything is answered: what can't be read at all is a mistake with its code.
  const first = await written.next()
  return c.body(streamOf(first.value ?? '', written))
}

const tagOf = (mark: readonly unknown[]): string =>
  `"${createHash('sha256').update(JSON.stringify(mark)).digest('base64url').slice(0, 22)}"`

async function* writtenParts(
  parts: AsyncIterable<readonly Fields[]>,
  { before, between, after }: Frame,
  write: (row: Fields) => string,
): AsyncGenerator<string, undefined> {
  let begin = before
  for await (const rows of parts) {
    if (rows.length === 0) continue
    yield begin + rows.map(write).join(between)
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
