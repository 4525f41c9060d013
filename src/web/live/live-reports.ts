import { log, reasonOf } from '../../log.ts'

/** Tells that something has happened to a report; its number is what is said. */
export const reportEventsChannel = 'report_events'

type Asking = { number: number /** Who asks, as a key to count by. */; asker: string; mark: string }

/** The open pages of this process that want to hear when their report reads otherwise. */
export type LiveReports = {
  /** A stream of server-sent events: one that there is news, and then its end. Null where there are too many. */
  open(asking: Asking): ReadableStream<Uint8Array> | null
  /** Something has happened to a report, or, without a number, perhaps to any. */
  told(number?: string): void
  count(): number
  close(): void
}

type Page = Asking & { say(words: string): void; end(): void }
/** How a report reads to everybody, in a few letters. */
export type ReadMark = (number: number) => Promise<string>

const most = { pages: 2_000, perAsker: 60 }
/** Where nobody's pace is minded. */
export const unlimited: typeof most = { pages: Infinity, perAsker: Infinity }
const beatMs = 25_000
/** Browsers ask again after this long, when a connection was cut. */
const retryMs = 15_000

export function liveReports(markOf: ReadMark, limits = most): LiveReports {
  const pages = new Map<number, Set<Page>>()
  const all = () => [...pages.values()].flatMap((ofReport) => [...ofReport])
  // A line that means nothing, so that no proxy takes the silence for an end.
  const beat = setInterval(() => {
    for (const page of all()) page.say(':\n\n')
  }, beatMs)
  beat.unref()

  function forget(page: Page): void {
    const ofReport = pages.get(page.number)
    ofReport?.delete(page)
    if (ofReport?.size === 0) pages.delete(page.number)
  }

  async function compare(number: number): Promise<void> {
    const mark = await markOf(number)
    for (const page of [...(pages.get(number) ?? [])]) {
      if (page.mark === mark) continue
      page.say('event: news\ndata:\n\n')
      page.end()
    }
  }

  const compareLogged = (number: number) =>
    compare(number).catch((error) => log('warn', 'open pages not told', { reason: reasonOf(error) }))

  return {
    open(asking) {
      const open = all()
      const isFull = open.length >= limits.pages
      if (isFull || open.filter(({ asker }) => asker === asking.asker).length >= limits.perAsker) return null
      return streamOf(asking, {
        begun(page) {
          pages.set(page.number, (pages.get(page.number) ?? new Set()).add(page))
          // It may read otherwise already, since the page was fetched.
          void compareLogged(page.number)
        },
        ended: forget,
      })
    },
    told(number) {
      const told = number === undefined ? [...pages.keys()] : [Number(number)]
      for (const one of told) if (pages.has(one)) void compareLogged(one)
    },
    count: () => all().length,
    close() {
      clearInterval(beat)
      for (const page of all()) page.end()
    },
  }
}

type Life = { begun(page: Page): void; ended(page: Page): void }

function streamOf(asking: Asking, life: Life): ReadableStream<Uint8Array> {
  const letters = new TextEncoder()
  let page: Page
  return new ReadableStream({
    start(stream) {
      page = {
        ...asking,
        say: (words) => stream.enqueue(letters.encode(words)),
        end() {
          life.ended(page)
          stream.close()
        },
      }
      page.say(`retry: ${retryMs}\n\n`)
      life.begun(page)
    },
    cancel: () => life.ended(page),
  })
}
