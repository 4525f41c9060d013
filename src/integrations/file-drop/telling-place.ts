import type { Said } from '#http/said.ts'
import { type AtPlace, type FilePlace, isLock, NotDone } from './file-place.ts'

/** What may be told of a file's content. */
export type Shown = (name: string, content: string | Buffer) => string | Buffer

type Telling = {
  /** Names of files stand after it. */
  address: string
  /** What getting in is called. */
  entering: string
  shown: Shown
  heard(said: Said): void
}

/**
 * A place that tells what is done at it, as one message each: the way there, signing in, locks and what a file held before
 * it was written over are of what they were for, in time too. They are told of where nothing came of it.
 */
export const tellingPlace =
  (at: AtPlace, telling: Telling): AtPlace =>
  async (work) => {
    const teller = tellerOf(telling)
    try {
      const done = await at((place) => work(heardPlace(place, teller)))
      teller.tellRead()
      return done
    } catch (error) {
      if (error instanceof NotDone) teller.tellWhy(error)
      throw error
    }
  }

const heardPlace = (place: FilePlace, { hear }: Teller): FilePlace => ({
  read: (name) => hear({ method: 'READ', name }, () => place.read(name)),
  put: (name, content, by) => hear({ method: 'PUT', name, content }, () => place.put(name, content, by)),
  make: (name, content) => hear({ method: 'PUT', name }, () => place.make(name, content)),
  rename: (name, to) => hear({ method: 'RENAME', name }, () => place.rename(name, to)),
  settle: (name) => hear({ method: 'RENAME', name }, () => place.settle(name)),
  remove: (name) => hear({ method: 'REMOVE', name }, () => place.remove(name)),
  ageMs: (name) => hear({ method: 'READ', name }, () => place.ageMs(name)),
  longestMs: place.longestMs,
})

type Deed = { method: string; name: string; content?: string | Buffer }
type Teller = ReturnType<typeof tellerOf>

function tellerOf({ address, entering, shown, heard }: Telling) {
  let since = new Date()
  let last: Deed = { method: entering, name: '' }
  /** What was read and may be written over next. */
  let read: Said | null = null
  const failures: { error: unknown; said: Said }[] = []
  return { hear, tellRead, tellWhy }

  async function hear<T>(deed: Deed, does: () => Promise<T>): Promise<T> {
    last = deed
    if (!isLock(deed.name) && read?.request.url !== address + deed.name) tellRead()
    try {
      const done = await does()
      if (!isLock(deed.name)) tellDone(deed, done)
      return done
    } catch (error) {
      failures.push({ error, said: saidOf(deed) })
      throw error
    }
  }

  function tellDone(deed: Deed, done: unknown): void {
    const said = saidOf(deed)
    if (deed.method === 'READ') {
      const body = typeof done === 'string' ? shown(deed.name, done) : '(no such file)'
      read = { ...said, answer: { status: null, body } }
    } else if (deed.method !== 'RENAME') tell(said)
  }

  function tellRead(): void {
    if (read) tell(read)
  }

  /** By the deed that it came of. Who others stand in the way of has done all well; else what was read was no good. */
  function tellWhy(why: NotDone): void {
    const failed = failures.find(({ error }) => error === why || error === why.cause)?.said
    const said = failed ?? (why.outcome.isWell ? null : read) ?? saidOf(last)
    tell({ ...said, problem: why.message })
  }

  function tell(said: Said): void {
    read = null
    since = new Date(said.startedAt.getTime() + said.tookMs)
    heard(said)
  }

  function saidOf({ method, name, content }: Deed): Said {
    const tookMs = Date.now() - since.getTime()
    return {
      request: {
        ...{ method: isLock(name) ? 'LOCK' : method, url: address + name },
        ...(content !== undefined && { body: shown(name, content) }),
      },
      ...{ answer: null, problem: null, startedAt: since, tookMs, certificateUntil: null },
    }
  }
}
