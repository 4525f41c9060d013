/** A question as it came over the wire, and a server's answer to it. */
export type Asked = {
  method: string
  /** Below the endpoint, as it stands in the address; outside of it with its slash. */
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: Buffer
}
export type Said = { status: number; headers: Record<string, string>; body: Buffer }
export type Door = (asked: Asked) => Promise<Said>

/** One thing that a server does wrong: it bends what it hears, or what it says. `key` is one that the door takes. */
export type Fault = (asked: Asked, door: Door, own: { key: string }) => Promise<Said>

/** What a server of others may do wrong in one area, by the name of the check that sees it. */
export type Faults = Readonly<Record<string, Fault>>

/** Only of what is asked so: a method and a path, or anything else that can be seen of it. */
export const at =
  (where: RegExp | ((asked: Asked) => boolean), fault: Fault): Fault =>
  (asked, door, own) =>
    (typeof where === 'function' ? where(asked) : where.test(`${asked.method} ${asked.path}`))
      ? fault(asked, door, own)
      : door(asked)

/** Several at once, the first nearest to the asker. */
export const both =
  (outer: Fault, inner: Fault): Fault =>
  (asked, door, own) =>
    outer(asked, (bent) => inner(bent, door, own), own)

/** Bends the answer. */
export const says =
  (bend: (said: Said, asked: Asked) => Partial<Said>): Fault =>
  async (asked, door) => {
    const said = await door(asked)
    return { ...said, ...bend(said, asked) }
  }

export const status = (code: number): Fault => says(() => ({ status: code }))

/** Null takes it out. */
export const header = (name: string, words: string | null): Fault =>
  says(({ headers }) => {
    const { [name]: _, ...others } = headers
    return { headers: words === null ? others : { ...others, [name]: words } }
  })

/** Bends the words of the answer. */
export const text = (bend: (words: string, asked: Asked) => string): Fault =>
  says(({ body }, asked) => ({ body: Buffer.from(bend(body.toString('utf8'), asked)) }))

/** Answers at once with an error, as a server that does not want to. */
export const refuses =
  (code: number): Fault =>
  async ({ path }) => {
    const isJson = path.endsWith('.json')
    const body = isJson
      ? '[{"code":"no","description":"Det går inte."}]'
      : '<?xml version="1.0" encoding="utf-8"?><errors><error><code>no</code><description>Det går inte.</description></error></errors>'
    const type = isJson ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8'
    return { status: code, headers: { 'content-type': type }, body: Buffer.from(body) }
  }

/** Bends what is asked for in the address. */
export const hears =
  (bend: (query: URLSearchParams) => void): Fault =>
  (asked, door) => {
    const query = new URLSearchParams(asked.query)
    bend(query)
    return door({ ...asked, query })
  }

/** Passes over arguments. */
export const deaf = (...names: readonly string[]): Fault =>
  hears((query) => {
    for (const name of names) query.delete(name)
  })

/** Bends what is posted as a form. */
export const form =
  (bend: (posted: URLSearchParams, own: { key: string }) => void): Fault =>
  (asked, door, own) => {
    if (asked.method !== 'POST') return door(asked)
    const posted = new URLSearchParams(asked.body.toString('utf8'))
    bend(posted, own)
    return door({ ...asked, body: Buffer.from(posted.toString()) })
  }

export const posted = ({ body }: Asked): URLSearchParams => new URLSearchParams(body.toString('utf8'))

type To = string | ((was: string, place: number) => string)

/** Another value of a field, in every row, whichever format it is in. */
export function field(name: string, to: To): Fault {
  const said = (was: string, place: number) => (typeof to === 'string' ? to : to(was, place))
  const inXml = new RegExp(`<${name}>([^<]*)</${name}>|<${name}/>`, 'g')
  const inJson = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*"|[^,{}[\\]"]+)`, 'g')
  return text((words) => {
    let count = 0
    const next = (was: string) => {
      count += 1
      return said(was, count - 1)
    }
    return words.trimStart().startsWith('<')
      ? words.replace(inXml, (_, was: string = '') => `<${name}>${next(was)}</${name}>`)
      : words.replace(
          inJson,
          (_, was: string) => `"${name}":${JSON.stringify(next(String(JSON.parse(was) ?? '')))}`,
        )
  })
}

/** Leaves a field out. */
export const without = (name: string): Fault =>
  text((words) =>
    words
      .replace(new RegExp(`<${name}>[^<]*</${name}>|<${name}/>`, 'g'), '')
      .replace(new RegExp(`"${name}":(?:"(?:[^"\\\\]|\\\\.)*"|[^,{}[\\]"]+),?`, 'g'), '')
      .replace(/,\}/g, '}'),
  )

const row = /<(service|request|request_update|error)>[\s\S]*?<\/\1>/g

/** Other rows than there are, in XML. */
export const rows = (bend: (all: string[], asked: Asked) => string[]): Fault =>
  text((words, asked) => {
    const all = words.match(row) ?? []
    const [first] = all
    if (first === undefined) return words
    const begin = words.indexOf(first)
    return words.slice(0, begin) + bend([...all], asked).join('') + words.slice(begin + all.join('').length)
  })

/** Adds a field to each row. */
export const adding = (name: string, value: string): Fault =>
  text((words) =>
    words
      .replace(/<\/(request|service)>/g, `<${name}>${value}</${name}></$1>`)
      .replace(/\{"(service_request_id|token)"/g, `{"${name}":${JSON.stringify(value)},"$1"`),
  )

/** Something else each time. */
export const counted = (bend: (count: number) => Fault): Fault => {
  let count = 0
  return (asked, door, own) => {
    count += 1
    return bend(count)(asked, door, own)
  }
}

export const asksFor =
  (name: string, words?: string) =>
  ({ query }: Asked): boolean =>
    words === undefined ? query.has(name) : query.get(name) === words
