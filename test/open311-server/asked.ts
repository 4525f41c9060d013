import type { City, CityPhoto } from './city.ts'
import type { Fault } from './faults.ts'
import type { Style } from './style.ts'
import type { Format } from './write.ts'

/** One question, read: what is asked for, in which format, with what. */
export type Asked = {
  method: string
  /** `requests`, `services/001`. */
  resource: string
  format: Format
  /** Of the address, and of the form; a name may stand several times. */
  fields: ReadonlyMap<string, readonly string[]>
  photos: readonly CityPhoto[]
  /** Names in small letters. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  fault: Fault | null
}
export type Town = {
  city: City
  style: Style
  /** As it answers where nothing is wrong. */
  usual: Style
  key: string
  jurisdiction: string | null
  tellsByKey: boolean
  /** Where its resources are, without a slash at the end. */
  url: string
}

export const first = ({ fields }: Asked, name: string): string => fields.get(name)?.[0] ?? ''

type Entries = Iterable<readonly [string, string]>

export function byName(entries: Entries): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const [name, value] of entries) named.set(name, [...(named.get(name) ?? []), value])
  return named
}

/** A form as it is sent: encoded in its address's way, or in parts with files. */
export async function readForm(body: Buffer, contentType: string): Promise<Pick<Asked, 'fields' | 'photos'>> {
  if (!contentType.startsWith('multipart/'))
    return { fields: byName(new URLSearchParams(body.toString())), photos: [] }
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData()
  const words: [string, string][] = []
  const photos: CityPhoto[] = []
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') words.push([field, value])
    else
      photos.push({
        field,
        name: value.name,
        type: value.type,
        bytes: Buffer.from(await value.arrayBuffer()),
      })
  }
  return { fields: byName(words), photos }
}
