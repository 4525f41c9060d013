import { parseArgs } from 'node:util'
import { Refused } from '#errors.ts'

export type Options = {
  file: string
  /** The municipalities' polygons; without them the nearest place decides. */
  areas: string | null
  sample: number | null
  chaos: boolean
  cutEvery: number | null
  /** A FixaMinGata that runs already, and the port it sends its mail to, where we listen. */
  elsewhere: { url: string; smtpPort: number } | null
  keep: boolean
  reportersAtOnce: number
  /** Reports begun each second, at most. */
  rate: number | null
}

const usage = `  npm run replay -- FILE.json    sends real reports through the whole of the program, and counts
    --areas FILE         the municipalities' polygons, TopoJSON or GeoJSON
    --sample N           only N of the reports, evenly chosen
    --chaos              kills the program and its database ten times while it works
    --cut-every N        the receiving mail server hangs up after every Nth mail, before its 250
    --at-once N          how many reporters write at the same time; default 6
    --rate N             how many reports are begun each second, at most
    --keep               leaves the database, the log and the mails, and says where
    --url URL --smtp N   uses a FixaMinGata that runs at URL and sends its mail to port N, where we listen`

export function readOptions(words: string[]): Options {
  const { values, positionals } = parsed(words)
  const [file, ...rest] = positionals
  if (!file || rest.length > 0) throw new Refused(`Usage:\n${usage}`)
  const { url, smtp, areas, chaos = false, keep = false } = values
  if ((url === undefined) !== (smtp === undefined)) throw new Refused('Give both --url and --smtp, or none.')
  if (url !== undefined && (chaos || areas !== undefined))
    throw new Refused('--chaos and --areas need a service of our own: leave --url out.')
  return {
    file,
    areas: areas ?? null,
    sample: count('--sample', values.sample),
    chaos,
    cutEvery: count('--cut-every', values['cut-every']),
    elsewhere: url === undefined ? null : { url: originOf(url), smtpPort: count('--smtp', smtp) ?? 0 },
    keep,
    reportersAtOnce: count('--at-once', values['at-once']) ?? 6,
    rate: count('--rate', values.rate),
  }
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        areas: { type: 'string' },
        sample: { type: 'string' },
        chaos: { type: 'boolean' },
        'cut-every': { type: 'string' },
        'at-once': { type: 'string' },
        rate: { type: 'string' },
        keep: { type: 'boolean' },
        url: { type: 'string' },
        smtp: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\nUsage:\n${usage}`)
  }
}

function count(option: string, word: string | undefined): number | null {
  if (word === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(word)) throw new Refused(`${option} ${word}: give a whole number above zero.`)
  return Number(word)
}

function originOf(url: string): string {
  if (!URL.canParse(url)) throw new Refused(`--url ${url}: give an address such as http://localhost:3000.`)
  return new URL(url).origin
}
