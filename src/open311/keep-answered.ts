import { stat } from 'node:fs/promises'
import { keepPosted } from '#bodies/exchanges/keep-posted.ts'
import type { Caller } from '#bodies/keys/open-key.ts'
import type { Entries } from '#http/form.ts'
import type { ReceivedFile } from '#http/upload.ts'
import { hidden } from '#text/hidden.ts'
import { answerError } from './answer.ts'
import type { Open311Ask, PostAnswer } from './rooms.ts'

type Sent = { entries: Entries; files: readonly ReceivedFile[] }
type Posted = Sent & { caller: Caller; startedAt: Date }

/**
 * Answers what was posted by a key, and keeps both for those who run the key: they are a body's. The nation's and the
 * sandbox's are nobody's to look at, and not kept.
 */
export async function keepAnswered(
  ask: Open311Ask,
  { caller, startedAt, ...sent }: Posted,
  answering: () => Promise<PostAnswer>,
): Promise<Response> {
  const asked = { headers: ask.c.req.header(), body: await bodyOf(sent) }
  const { response, report } = await answering().catch((error: unknown) => ({
    response: answerError(ask, error),
    report: null,
  }))
  if (caller.body !== null && caller.scope === 'open311')
    await keepPosted(ask.rooms.db, {
      ...{ caller: caller.id, url: addressOf(ask), report, startedAt, asked },
      answered: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.clone().text(),
      },
    })
  return response
}

/** As a form, whatever it was packed as; pictures are told of by their size. */
async function bodyOf({ entries, files }: Sent): Promise<string> {
  const pictures = files.map(async ({ field, path }) => [
    field,
    path === null ? '(left out)' : `(${(await stat(path)).size} bytes)`,
  ])
  const pairs = [...entries, ...(await Promise.all(pictures))]
  const shown = pairs.map(([name = '', value = '']) => [name, name === 'api_key' ? hidden : value])
  return new URLSearchParams(shown).toString()
}

/** A key may stand in it that is none of ours, and opens something of theirs. */
const addressOf = ({ c }: Open311Ask): string => c.req.url.replace(/([?&]api_key=)[^&#]*/gi, `$1${hidden}`)
