import type { ImapFlow } from 'imapflow'
import type { Db } from '#database/database.ts'
import { isAway } from '#database/is-away.ts'
import { log, whyOf } from '../../log.ts'
import { toldByServer } from '../inspect/authentication-results.ts'
import { readHead, valuesOf } from '../ledger/header-lines.ts'
import type { ArrivedMail } from '../ledger/incoming-mail.ts'
import { storeMail } from '../ledger/store-mail.ts'
import type { Mailbox } from '../settings.ts'
import { noteProgress, type Progress } from './hold-mailbox.ts'

type Rooms = {
  db: Db
  mailbox: Mailbox
  name: string
  progress: Progress
  /** How often each was tried in vain: by its UID. */
  inVain: Map<number, number>
}

const mostBytes = 25 * 1024 * 1024
/** Of what is larger than we take only so much is fetched: for a person to see who wrote. */
const startBytes = 256 * 1024
const atOnce = 50

/**
 * Stores what is new in the open mailbox, then marks it as seen and moves it. Whatever stops this in between is made
 * up for at the next look: what is stored already is known again. Returns how many were fetched.
 */
export async function readMailbox(client: ImapFlow, rooms: Rooms): Promise<number> {
  const open = client.mailbox
  if (!open) return 0
  const uidValidity = Number(open.uidValidity)
  const isSame = rooms.progress.uidValidity === uidValidity
  const { uids, later } = await newUids(client, rooms.progress, isSame)
  // Of a mailbox that is new to us what has been seen is old.
  let lastUid = isSame ? rooms.progress.lastUid : open.uidNext - 1
  let firstLeft = Number.POSITIVE_INFINITY
  for (let from = 0; from < uids.length; from += atOnce) {
    const some = uids.slice(from, from + atOnce)
    const stored: number[] = []
    const sizes = await client.fetchAll(some.join(','), { size: true }, { uid: true })
    // What is not among them somebody has moved away meanwhile.
    for (const { uid, size = 0 } of sizes.sort((a, b) => a.uid - b.uid)) {
      const came = await tryToStore(client, { uid, size }, rooms)
      if (came === 'stored') stored.push(uid)
      if (came === 'again' && later.has(uid)) firstLeft = Math.min(firstLeft, uid)
    }
    await putAway(client, stored, rooms.mailbox)
    // A person may have opened what is to be tried again: it is found by its number alone.
    lastUid = Math.min(Math.max(lastUid, ...some), firstLeft - 1)
    await noteProgress(rooms.db, rooms.name, { uidValidity, lastUid })
  }
  await noteProgress(rooms.db, rooms.name, { uidValidity, lastUid })
  return uids.length
}

/** Clocks differ, some servers tell days alone, and those are of their own zone: what is found twice is known again. */
const marginMs = 24 * 60 * 60_000

/**
 * What nobody has seen, and what came since the last look though a person has seen it. When all were numbered anew,
 * what came since a day before that look; of a mailbox that is new to us only the unseen.
 */
async function newUids(
  client: ImapFlow,
  { lastUid, lookedAt }: Progress,
  isSame: boolean,
): Promise<{ uids: number[]; later: Set<number> }> {
  const unseen = await search(client, { seen: false })
  const passed = isSame
    ? await search(client, { uid: `${lastUid + 1}:*` })
    : lookedAt
      ? await search(client, { since: new Date(lookedAt.getTime() - marginMs) })
      : []
  // "n:*" always finds the last one.
  const later = new Set(isSame ? passed.filter((uid) => uid > lastUid) : passed)
  return { uids: [...new Set([...unseen, ...later])].sort((a, b) => a - b), later }
}

async function search(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  // To take a refusal for an empty mailbox would be to pass over what is there.
  if (!found) throw new Error('the server refused to search')
  return found
}

const mostTries = 3

type Listed = { uid: number; size: number }

/** One that its server can't give out, or breaks the line over, is passed over after a few tries: the others go on. */
async function tryToStore(
  client: ImapFlow,
  listed: Listed,
  rooms: Rooms,
): Promise<'stored' | 'passed' | 'again'> {
  const { uid } = listed
  const tries = rooms.inVain.get(uid) ?? 0
  if (tries >= mostTries) return 'passed'
  try {
    return (await storeOne(client, listed, rooms)) ? 'stored' : 'passed'
  } catch (error) {
    if (isAway(error)) throw error
    rooms.inVain.set(uid, tries + 1)
    log('error', 'mail not fetched', { uid, tries: tries + 1, reason: whyOf(error) })
    if (!client.usable) throw error
    return tries + 1 < mostTries ? 'again' : 'passed'
  }
}

async function storeOne(client: ImapFlow, { uid, size }: Listed, { db, mailbox }: Rooms): Promise<boolean> {
  const isTooLarge = size > mostBytes
  const source = isTooLarge ? { maxLength: startBytes } : true
  const fetched = await client.fetchOne(String(uid), { source }, { uid: true })
  if (!fetched || fetched.source === undefined) return false
  const mail = arrivedIn(mailbox, fetched.source)
  const { id, isRepeat } = await storeMail(db, mail, isTooLarge ? 'too_large' : undefined)
  log('info', 'mail came in', { mail: id, isRepeat })
  return true
}

/** What the server noted when it took the mail; a mailbox knows no more of who handed it over. */
function arrivedIn(mailbox: Mailbox, raw: Buffer): ArrivedMail {
  const { lines } = readHead(raw)
  const noted = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => valuesOf(lines, name))
  const written = ['to', 'cc'].flatMap((name) => valuesOf(lines, name))
  const [returnPath] = valuesOf(lines, 'return-path')
  return {
    raw,
    cameBy: 'imap',
    sender: returnPath === undefined ? null : (addressesIn(returnPath)[0] ?? ''),
    recipients: [...new Set([...noted, ...written].flatMap(addressesIn))].slice(0, 100),
    remoteAddress: null,
    helo: null,
    toldByServer: mailbox.authservId && toldByServer(lines, mailbox.authservId),
  }
}

const addressesIn = (value: string): string[] => value.match(/[^\s<>()[\],;:"@]+@[^\s<>()[\],;:"@]+/g) ?? []

async function putAway(client: ImapFlow, uids: readonly number[], { doneFolder }: Mailbox): Promise<void> {
  if (uids.length === 0) return
  await client.messageFlagsAdd(uids.join(','), ['\\Seen'], { uid: true })
  if (doneFolder) await client.messageMove(uids.join(','), doneFolder, { uid: true })
}
