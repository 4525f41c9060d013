import { parseArgs } from 'node:util'
import { createKey, type MadeKey } from '#bodies/keys/create-key.ts'
import { keysOfCaller, type ListedKey, listKeys } from '#bodies/keys/list-keys.ts'
import { revokeKey } from '#bodies/keys/revoke-key.ts'
import { rotateKey } from '#bodies/keys/rotate-key.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import { blockVendor } from '#reports/sandbox/block-vendor.ts'
import { callerOfPhoto } from '#reports/sandbox/sandbox-photo.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const keysShown = 500

const usage = `  npm run keys -- create [--body CODE] --scope open311|sandbox [--name "…"] [--trusted] [--per-minute N] [--days N]
                                          let a program in, of one body or of the whole nation; the key is the last line
  npm run keys -- list [BODY]             keys, newest first, whose they are and when they were last used
  npm run keys -- of-picture ADDRESS      the keys of whoever has sent a picture to the sandbox: its address, or its name there
  npm run keys -- rotate ID [--overlap N] a new key beside an old one, which ends after N days (7)
  npm run keys -- revoke ID               end a key at once
  npm run keys -- block ID                end all keys to the sandbox of whoever made this one, and give them no more

A trusted key's reports are made at once; others wait for the reporter to confirm them by mail. In the sandbox every
key is trusted but with --untrusted; what is sent by one of those is a report after ten seconds.`

const options = {
  body: { type: 'string' },
  scope: { type: 'string' },
  name: { type: 'string' },
  trusted: { type: 'boolean' },
  untrusted: { type: 'boolean' },
  'per-minute': { type: 'string' },
  days: { type: 'string' },
  overlap: { type: 'string' },
} as const

await runCommand(async ({ database: { db }, args }) => {
  const { words, given } = read(args)
  const [verb, word, ...rest] = words
  if (verb === 'create' && word === undefined) return create(db, given)
  if (verb === 'list' && rest.length === 0) return list(db, word ?? null)
  if (verb === 'of-picture' && word && rest.length === 0) return listOfPicture(db, word)
  if (verb === 'rotate' && word && rest.length === 0)
    return tell(
      await rotateKey(db, { id: keyId(word), overlapDays: count(given.overlap, 'overlap', 0) ?? 7 }),
    )
  if (verb === 'revoke' && word && rest.length === 0) {
    await revokeKey(db, keyId(word))
    return say(`Key ${word} is ended.`)
  }
  if (verb === 'block' && word && rest.length === 0) {
    await blockVendor(db, keyId(word))
    return say(`All keys of whoever made key ${word} are ended, and they get no more.`)
  }
  unknownWords(usage)
})

function read(args: string[]) {
  try {
    const { positionals: words, values: given } = parseArgs({ args, options, allowPositionals: true })
    return { words, given }
  } catch {
    return unknownWords(usage)
  }
}

type Given = ReturnType<typeof read>['given']

async function create(db: Db, given: Given): Promise<void> {
  const { body = null, scope, name = 'Open311', trusted = false, untrusted = false } = given
  if (scope !== 'open311' && scope !== 'sandbox')
    throw new Refused('Say what the key is for: --scope open311, or --scope sandbox.')
  const isSandbox = scope === 'sandbox'
  if (isSandbox && body !== null)
    throw new Refused("A sandbox key is nobody's but its holder's: leave out --body.")
  const isTrusted = (trusted || isSandbox) && !untrusted
  const perMinute = count(given['per-minute'], 'per-minute', 1) ?? 60
  const days = count(given.days, 'days', 1)
  return tell(await createKey(db, { body, name, scope, isTrusted, perMinute, days }))
}

/** The key stands alone, so that it can be piped on; it is told here and nowhere else. */
function tell({ id, key }: MadeKey): void {
  say(`Key ${id}. Keep it: it is not shown again.`)
  say(key)
}

async function list(db: Db, body: string | null): Promise<void> {
  tellKeys(await listKeys(db, body, keysShown + 1))
}

/** Of an address as it stands in `media_url`, or of what names the picture in it. */
async function listOfPicture(db: Db, words: string): Promise<void> {
  const address = /(?:^|\/foto\/)([0-9a-f]{32})(?:\/|$)/.exec(words)?.[1]
  const caller = address && (await callerOfPhoto(db, address))
  if (!caller)
    throw new Refused('No picture of the sandbox has that address. They are erased after seven days.')
  tellKeys(await keysOfCaller(db, caller, keysShown + 1))
}

function tellKeys(keys: readonly ListedKey[]): void {
  if (keys.length === 0) say('No keys.')
  sayTable(
    keys.map((key) => ({
      key: key.id,
      caller: key.caller,
      body: key.body ?? 'nation',
      name: key.name,
      scope: key.scope,
      trusted: key.isTrusted ? 'yes' : 'no',
      'per minute': key.perMinute,
      created: swedishTime(key.createdAt),
      used: key.lastUsedAt ? swedishTime(key.lastUsedAt) : 'never',
      state: stateOf(key),
    })),
    keysShown,
  )
}

function stateOf({ revokedAt, expiresAt, hasExpired }: ListedKey): string {
  if (revokedAt) return `ended ${swedishTime(revokedAt)}`
  if (!expiresAt) return 'in use'
  return hasExpired ? `ended ${swedishTime(expiresAt)}` : `ends ${swedishTime(expiresAt)}`
}

function keyId(word: string): number {
  if (!/^\d{1,12}$/.test(word)) throw new Refused('Give the number of a key, as `keys -- list` shows it.')
  return Number(word)
}

function count(word: string | undefined, name: string, least: number): number | undefined {
  if (word === undefined) return undefined
  if (!/^\d{1,4}$/.test(word) || Number(word) < least)
    throw new Refused(`--${name} is a whole number from ${least} to 9999.`)
  return Number(word)
}
