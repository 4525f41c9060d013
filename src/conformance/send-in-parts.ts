import { aReport, aWord } from './create.ts'
import type { Exchanged } from './exchanged.ts'
import { formOf, type Posted, type World } from './world.ts'

/** A file as a part of a form. */
export type Part = { name: string; file: string; type: string; bytes: Buffer }

/** Sends a report as multipart/form-data (RFC 7578), with files. */
export async function sendInParts(
  world: World,
  files: readonly Part[] = [],
  changes: Posted = {},
): Promise<Exchanged> {
  const boundary = aWord()
  const fields = [...formOf(world.target, { ...(await aReport(world)), ...changes })]
  return world.ask({
    ...{ method: 'POST', url: `${world.target.url}/requests.xml` },
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: bodyOf(boundary, fields, files),
  })
}

function bodyOf(boundary: string, fields: readonly [string, string][], files: readonly Part[]): Buffer {
  const words = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const parts = files.flatMap(({ name, file, type, bytes }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n`,
    bytes,
    '\r\n',
  ])
  return Buffer.concat([...words, ...parts, `--${boundary}--\r\n`].map((one) => Buffer.from(one)))
}
