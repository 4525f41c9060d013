import { readFile } from 'node:fs/promises'
import { importDutyNumbers } from '#bodies/duty/import-duty-numbers.ts'
import { currentExceptions } from '#bodies/exceptions/exception-queries.ts'
import { sayHours } from '#bodies/exceptions/hours.ts'
import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import { importNotices } from '#bodies/notices/import-notices.ts'
import { currentNotices } from '#bodies/notices/notice-queries.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { allQuestions } from '#bodies/questions/question-queries.ts'
import { columns } from '#bodies/read-body-rows.ts'
import { importTemplates } from '#bodies/templates/import-templates.ts'
import { ownTemplates } from '#bodies/templates/template-queries.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const usage = `  npm run bodies -- import FILE.csv                          columns: ${columns.join(', ')}
  npm run bodies -- exceptions FILE.geojson --body CODE      what a body does otherwise, instead of what it said before
  npm run bodies -- list-exceptions [CODE]                   what is in force, in the order it is asked
  npm run bodies -- notices FILE.json --body CODE            what a body tells those who report, instead of what it told before
  npm run bodies -- list-notices [CODE]                      what is told and has not ended
  npm run bodies -- questions FILE.json --body CODE          what a body asks, instead of what it asked before
  npm run bodies -- list-questions [CODE]                    what has been asked, retired or not
  npm run bodies -- templates FILE.json --body CODE          what a body's officers answer with, instead of what they had before
  npm run bodies -- list-templates [CODE]                    what bodies have written to answer with
  npm run bodies -- duty-numbers FILE.json --body CODE       whom to ring at which hour when it can't wait`

await runCommand(async ({ database: { db }, args: [verb, first, ...rest] }) => {
  if (verb === 'import' && first && rest.length === 0) return importFile(db, first)
  const body = rest[0] === '--body' && rest.length === 2 ? rest[1] : undefined
  if (verb === 'exceptions' && first && body) return importGround(db, first, body)
  if (verb === 'notices' && first && body) return importTold(db, first, body)
  if (verb === 'questions' && first && body) return importAsked(db, first, body)
  if (verb === 'templates' && first && body) return importAnswers(db, first, body)
  if (verb === 'duty-numbers' && first && body) return importOnDuty(db, first, body)
  if (verb === 'list-questions' && rest.length === 0) return listQuestions(db, first ?? null)
  if (verb === 'list-exceptions' && rest.length === 0) return list(db, first ?? null)
  if (verb === 'list-templates' && rest.length === 0) return listTemplates(db, first ?? null)
  if (verb === 'list-notices' && rest.length === 0) return listNotices(db, first ?? null)
  unknownWords(usage)
})

async function importFile(db: Db, file: string): Promise<void> {
  const { bodies, addresses } = await importBodies(db, decoded(await bytesOf(file)))
  say(`Imported ${addresses} addresses; ${bodies} bodies touched.`)
}

async function importGround(db: Db, file: string, body: string): Promise<void> {
  const { imported, retired } = await importExceptions(db, { body, json: decoded(await bytesOf(file)) })
  say(`Imported ${imported} exceptions of ${body}; ${retired} are retired.`)
}

async function importTold(db: Db, file: string, body: string): Promise<void> {
  const { imported, retired } = await importNotices(db, { body, json: decoded(await bytesOf(file)) })
  say(`Imported ${imported} notices of ${body}; ${retired} are retired.`)
}

async function importAsked(db: Db, file: string, body: string): Promise<void> {
  const { imported, retired } = await importQuestions(db, { body, json: decoded(await bytesOf(file)) })
  say(`Imported ${imported} questions of ${body}; ${retired} are retired.`)
}

async function importAnswers(db: Db, file: string, body: string): Promise<void> {
  const { imported } = await importTemplates(db, { body, json: decoded(await bytesOf(file)) })
  say(`Imported ${imported} templates of ${body}.`)
}

async function importOnDuty(db: Db, file: string, body: string): Promise<void> {
  const { imported } = await importDutyNumbers(db, { body, json: decoded(await bytesOf(file)) })
  say(`Imported ${imported} duty numbers of ${body}.`)
}

async function listQuestions(db: Db, body: string | null): Promise<void> {
  const questions = await allQuestions(db, body)
  if (questions.length === 0) return say('No questions: the national ones are asked.')
  sayTable(
    questions.map(({ body: by, code, kind, categories, required, isRetired, sv, ...question }) => ({
      body: by ?? '',
      code,
      kind,
      categories: categories.join(' ') || 'all',
      answer: `${required ? 'required' : 'optional'}, ${question.private ? 'private' : 'public'}`,
      asked: isRetired ? 'no more' : 'yes',
      words: sv.label,
    })),
  )
}

async function listTemplates(db: Db, body: string | null): Promise<void> {
  const templates = await ownTemplates(db, body)
  if (templates.length === 0) return say('No templates: those of all bodies are offered.')
  sayTable(
    templates.map(({ body: of, act, category, title, words }) => ({
      body: of,
      act: act ?? 'answer',
      category: category ?? 'all',
      title,
      words,
    })),
  )
}

async function listNotices(db: Db, body: string | null): Promise<void> {
  const notices = await currentNotices(db, body)
  if (notices.length === 0) return say('No notices.')
  sayTable(
    notices.map(({ body: by, code, kind, categories, hours, endsAt, shape, sv }) => ({
      body: by,
      code,
      kind,
      categories: categories.join(' ') || 'all',
      hours: hours ? sayHours(hours) : 'always',
      ends: endsAt ? endsAt.toISOString() : '',
      ground: shape ? 'drawn' : 'all of it',
      words: sv,
    })),
  )
}

async function list(db: Db, body: string | null): Promise<void> {
  const exceptions = await currentExceptions(db, body)
  if (exceptions.length === 0) return say('No exceptions.')
  sayTable(
    exceptions.map(({ body, rank, code, kind, name, categories, hours, shape, hasAddress }) => ({
      body,
      rank,
      id: code,
      kind,
      name,
      categories: categories.join(' ') || 'all',
      hours: hours ? sayHours(hours) : 'always',
      ground: shape.metres > 0 ? `line, ${shape.metres} m` : 'polygon',
      address: hasAddress ? 'own' : '',
    })),
  )
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
}

/** Excel still writes Latin 1. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
