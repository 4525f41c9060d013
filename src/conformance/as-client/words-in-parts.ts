const mostParts = 200
const mostOfHead = 1_000
/** RFC 2046. To look for a longer one in eight megabytes can take minutes. */
const mostOfBoundary = 70

/**
 * The words of a form that came as multipart/form-data; files are left out, and so is what can't be read. Null where they
 * are more than `most` bytes. Read here, in one pass: what browsers have for it takes seconds of what is made for that.
 */
export function wordsInParts(body: Buffer, type: string, most: number): URLSearchParams | null {
  const words = new URLSearchParams()
  let left = most
  for (const { head, content } of partsOf(body, boundaryOf(type))) {
    const name = /\bname="([^"]*)"/i.exec(head)?.[1]
    if (name === undefined || /\bfilename\*?=/i.test(head)) continue
    left -= name.length + content.length
    if (left < 0) return null
    words.append(name.replaceAll('%22', '"'), content.toString('utf8'))
  }
  return words
}

function boundaryOf(type: string): string | null {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? []
  const boundary = quoted ?? bare ?? null
  return boundary === null || boundary.length > mostOfBoundary ? null : boundary
}

function* partsOf(body: Buffer, boundary: string | null): Generator<{ head: string; content: Buffer }> {
  if (boundary === null) return
  const between = `\r\n--${boundary}`
  let from = body.indexOf(between.slice(2))
  for (let count = 0; count < mostParts && from !== -1; count += 1) {
    const begin = from + between.length - 2
    const end = body.indexOf(between, begin)
    if (end === -1) return
    const part = body.subarray(begin, end)
    const headEnd = part.subarray(0, mostOfHead).indexOf('\r\n\r\n')
    if (headEnd !== -1)
      yield { head: part.subarray(0, headEnd).toString('utf8'), content: part.subarray(headEnd + 4) }
    from = end + 2
  }
}
