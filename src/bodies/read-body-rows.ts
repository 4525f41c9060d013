import { parse } from 'csv-parse/sync'
import type { PhotoOriginals } from '#database/schema.ts'
import { Refused } from '../errors.ts'
import type { BodyNames } from './body-names.ts'
import { categoryByCode } from './catalogue.ts'
import { type Association, associationCalled } from './road-associations.ts'

/** One row of the file: a cell that is left empty leaves what is there as it is. */
export type BodyRow = {
  body: string
  /** A road association that the row may bring into being. */
  association: Association | null
  category: string | null
  address: string | null
  registrator: string | null
  refuses: boolean | null
  privateRoads: boolean | null
  ownPage: string | null
  telephone: string | null
  /** What may be kept of photos as they were sent, and for how many days. */
  photoOriginals: PhotoOriginals | null
  photoOriginalDays: number | null
  /** Who reads what its mails say beside an act: the reporter, or everybody. */
  mailAnswers: keyof typeof readers | null
  /** Reports of the row's category are for the body and their reporter alone. */
  isPrivate: boolean | null
  /** What it says of how it handles personal data (GDPR-1). */
  privacyBoard: string | null
  privacyContact: string | null
  privacyBasis: string | null
  privacyKeeping: string | null
  privacyPage: string | null
}

export const columns = [
  'body',
  'category',
  'address',
  'refuses',
  'own_page',
  'telephone',
  'registrator',
  'private_roads',
  'photo_originals',
  'photo_original_days',
  'mail_answers',
  'private',
  'privacy_board',
  'privacy_contact',
  'privacy_basis',
  'privacy_keeping',
  'privacy_page',
  'kind',
  'municipality',
] as const
type Column = (typeof columns)[number]

const ofWholeBody = [
  'refuses',
  'own_page',
  'telephone',
  'registrator',
  'private_roads',
  'photo_originals',
  'photo_original_days',
  'mail_answers',
  'privacy_board',
  'privacy_contact',
  'privacy_basis',
  'privacy_keeping',
  'privacy_page',
] as const

const rules = ['discard', 'without_metadata', 'as_taken'] as const satisfies readonly PhotoOriginals[]

/** What the file calls those who read an answer. */
export const readers = { reporter: 'message', everybody: 'update' } as const

const mostComplaints = 20

/** Every row, or one refusal that names all that is wrong with its line. */
export function readBodyRows(text: string, names: BodyNames): BodyRow[] {
  const wrong: string[] = []
  const rows = cells(text).map(({ record, line }) =>
    readRow(names, {
      cell: (column) => record[column]?.trim() || null,
      complain: (column, sentence) => {
        wrong.push(`Line ${line}, ${column}: ${sentence}`)
      },
    }),
  )
  if (rows.length === 0) wrong.push('The file has no rows.')
  if (wrong.length > 0) throw new Refused(firstOf(wrong).join('\n'))
  return rows
}

type Reading = { cell(column: Column): string | null; complain(column: Column, sentence: string): void }

function readRow(names: BodyNames, { cell, complain }: Reading): BodyRow {
  const association = readAssociation(names, { cell, complain })
  const body = association?.code ?? readBody(names, { cell, complain })
  const category = cell('category')
  if (category && !categoryByCode(category)) complain('category', `"${category}" is not in the catalogue.`)
  else if (category)
    for (const column of ofWholeBody.filter(cell))
      complain(column, 'is for the whole body: leave category empty.')
  if (cell('private') && !category) complain('private', 'is for one category: name it.')
  const mailbox = (column: 'address' | 'registrator' | 'privacy_contact') => {
    const address = cell(column)
    if (address && !isMailbox(address)) complain(column, `"${address}" is no e-mail address.`)
    return address
  }
  const yesOrNo = (column: 'refuses' | 'private_roads' | 'private') => {
    const word = cell(column)
    if (word && !/^(yes|no)$/i.test(word)) complain(column, 'say yes or no.')
    return word ? /^yes$/i.test(word) : null
  }
  const page = (column: 'own_page' | 'privacy_page') => {
    const address = cell(column)
    if (address && !/^https?:\/\/\S+$/.test(address))
      complain(column, 'give an address that begins with https://.')
    return address
  }
  const originals = () => {
    const word = cell('photo_originals')
    const rule = rules.find((one) => one === word)
    if (word && !rule) complain('photo_originals', `say ${rules.join(', ')}.`)
    return rule ?? null
  }
  const answers = () => {
    const word = cell('mail_answers')
    if (word === null || word === 'reporter' || word === 'everybody') return word
    complain('mail_answers', `say ${Object.keys(readers).join(' or ')}.`)
    return null
  }
  const days = () => {
    const word = cell('photo_original_days')
    if (word && !/^[1-9]\d{0,4}$/.test(word)) complain('photo_original_days', 'give a number of days.')
    return word ? Number(word) : null
  }
  return {
    body,
    association,
    category,
    address: mailbox('address'),
    registrator: mailbox('registrator'),
    refuses: yesOrNo('refuses'),
    privateRoads: yesOrNo('private_roads'),
    ownPage: page('own_page'),
    telephone: cell('telephone'),
    photoOriginals: originals(),
    photoOriginalDays: days(),
    mailAnswers: answers(),
    isPrivate: yesOrNo('private'),
    privacyBoard: cell('privacy_board'),
    privacyContact: mailbox('privacy_contact'),
    privacyBasis: cell('privacy_basis'),
    privacyKeeping: cell('privacy_keeping'),
    privacyPage: page('privacy_page'),
  }
}

function readBody(names: BodyNames, { cell, complain }: Reading): string {
  const word = cell('body') ?? ''
  const code = names.codeOf(word)
  if (code === 'several') complain('body', `"${word}" is the name of several: give the code of one.`)
  else if (code === null) complain('body', `"${word}" is no code or name of a body.`)
  return code ?? ''
}

function readAssociation(names: BodyNames, { cell, complain }: Reading): Association | null {
  const [kind, name, home] = [cell('kind'), cell('body'), cell('municipality')]
  if (kind && kind !== 'road_association') complain('kind', 'only a road_association can be added.')
  if (kind && !name) complain('body', 'an association needs its name.')
  const municipality = home ? names.codeOf(home) : null
  if (home && !/^\d{4}$/.test(municipality ?? ''))
    complain('municipality', `"${home}" is no code or name of a municipality.`)
  return kind && name ? associationCalled(name, municipality) : null
}

const isMailbox = (word: string): boolean => /^[^\s<>@,;"]+@[^\s<>@,;"]+\.[^\s<>@,;"]+$/.test(word)

const firstOf = (wrong: readonly string[]): readonly string[] =>
  wrong.length <= mostComplaints
    ? wrong
    : [...wrong.slice(0, mostComplaints), `And ${wrong.length - mostComplaints} more.`]

type Cells = { record: Record<string, string>; line: number }

function cells(text: string): Cells[] {
  const heading = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? ''
  const delimiter = heading.includes(';') ? ';' : ','
  const unknown = heading
    .split(delimiter)
    .map((name) => name.trim().replaceAll('"', '').toLowerCase())
    .filter((name) => name && !columns.some((column) => column === name))
  if (unknown.length > 0 || !heading.includes('body')) {
    throw new Refused(
      `The first line must name columns among ${columns.join(', ')}; body is required. Not known: ${unknown.join(', ') || 'none'}.`,
    )
  }
  try {
    const parsed: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter,
      info: true,
      skip_empty_lines: true,
    })
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    throw new Refused(`The file is not sound CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}
