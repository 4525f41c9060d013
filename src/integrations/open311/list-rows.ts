import { Unreadable } from '#http/exchange.ts'
import { askedTime, type Far, type Fields } from './ask.ts'
import { type Document, readDocument } from './read-document.ts'
import { mistakesIn } from './read-mistakes.ts'
import { requestNames } from './read-requests.ts'
import { type ListNames, type Row, rowsIn, textOf } from './read-rows.ts'
import { updateNames } from './read-updates.ts'

/** What is listed: updates by when they were, requests by when they changed or when they were made. */
export type Listed = 'updates' | 'changed' | 'made'
export type Window = { of: Listed; from: Date; to: Date }

/** `isWhole`: all there is between the two moments, as far as the server shows. */
export type Rows = { rows: readonly Row[]; isWhole: boolean }

const mostPages = 200

/** All of a window, page after page until one is empty or has nothing that is new. Throws `NotAnswered` or `Unreadable`. */
export async function listRows(far: Far, window: Window): Promise<Rows> {
  const { pages } = far.profile
  const most = far.settings.mostPerAnswer ?? far.profile.most
  if (pages === null) {
    const rows = await onePage(far, window, [])
    return { rows: [...byIdentity(rows).values()], isWhole: rows.length < most }
  }
  const seen = new Map<string, Row>()
  for (let page = 0; page < mostPages; page += 1) {
    const rows = await onePage(far, window, askedPage(pages, page))
    if (rows.length === 0) return { rows: [...seen.values()], isWhole: true }
    const before = seen.size
    for (const [identity, row] of byIdentity(rows)) if (!seen.has(identity)) seen.set(identity, row)
    // The first again is all of a server that knows no pages.
    const knowsPages = page > 1
    if (seen.size === before) return { rows: [...seen.values()], isWhole: knowsPages || before < most }
  }
  return { rows: [...seen.values()], isWhole: false }
}

const askedPage = ({ by, size, most }: NonNullable<Far['profile']['pages']>, page: number): Fields => [
  [size, String(most)],
  [by, String(by === 'page' ? page + 1 : page * most)],
]

async function onePage(far: Far, { of, from, to }: Window, page: Fields): Promise<Row[]> {
  const { names, besides, missingIsEmpty } = far.profile
  const [begin, end] = of === 'changed' ? ['updated_after', 'updated_before'] : ['start_date', 'end_date']
  const span: Fields = [
    [begin, askedTime(from, far)],
    [end, askedTime(to, far)],
  ]
  const isUpdates = of === 'updates'
  const asked = [...span, ...page, ...(isUpdates ? [] : Object.entries(besides))]
  const answer = await far.get(isUpdates ? names.updates : names.requests, asked, { mayNeedKey: isUpdates })
  if (answer.status === 404 && missingIsEmpty) return []
  return rowsOf(answer, isUpdates ? updateNames : requestNames)
}

type Answer = { status: number; headers: Readonly<Record<string, string>>; body: Buffer }

/** The rows of a list that was answered well; else `Unreadable`. */
const rowsOf = (answer: Answer, names: ListNames): Row[] => rowsIn(documentOf(answer), names)

/** What was answered well, as a document; else `Unreadable`. */
export function documentOf({ status, headers, body }: Answer): Document {
  if (status < 200 || status > 299) throw new Unreadable(`HTTP ${status}`)
  const document = readDocument(body, headers['content-type'])
  if (mistakesIn(document) !== null) throw new Unreadable(`HTTP ${status} with a mistake`)
  return document
}

const byIdentity = (rows: readonly Row[]) => new Map(rows.map((row) => [identityOf(row), row]))

/** What is the same row on another page; without a name it is told by all of it. */
function identityOf(row: Row): string {
  const request = textOf(row, 'service_request_id', 'servicerequest_id')
  const update = textOf(row, 'update_id')
  return request === null ? JSON.stringify(row) : JSON.stringify([request, update])
}
