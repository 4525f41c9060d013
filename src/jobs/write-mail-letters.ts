import { categoryName } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { messagesIn } from '#i18n/messages.ts'
import { mailTaken } from '#letters/mail-taken.ts'
import { laterSubject } from '#letters/new-report.ts'
import { threadSubject } from '#letters/thread-subject.ts'
import { whichReport } from '#letters/which-report.ts'
import { firstOfCase, namedInThread } from '#reports/deliveries/case-thread.ts'
import { personThread } from '#reports/letters/person-thread.ts'
import { mustBeWrittenAgain } from '#reports/mails/said-by-mail.ts'
import { type Said, saidByMail } from '#reports/mails/said-queries.ts'
import { saySaid } from '#reports/mails/say-said.ts'
import type { Write } from './write-letter.ts'

/** To whoever sent a mail: what became of it, with a link to undo, to choose or to confirm by. */
export const mail: Write = async ({ db, links, baseUrl }, { mail: id, link, address, language }) => {
  const said = id ? await saidByMail(db, id) : undefined
  if (!said || !link || !address) return null
  const { root, subject } = await threadOf(db, said)
  return {
    to: address,
    ...(root && { thread: root }),
    ...mailTaken({
      ...{ language, baseUrl, token: links.token('mail', link), number: said.report, thread: subject },
      ...wordsFor(said, language),
    }),
  }
}

type Thread = { root: string | null; subject: string | null }

/** A body's is its case's; a resident's is their letters' about the report, once their address is proven. */
async function threadOf(
  db: Db,
  { body, case_id, person, address, report, title, ...of }: Said,
): Promise<Thread> {
  if (body !== null && case_id !== null) {
    const [first, named] = await Promise.all([firstOfCase(db, case_id), namedInThread(db, case_id)])
    const category = categoryName(named.category, 'sv')
    return { root: first.id, subject: laterSubject({ ...named, category }, 'sv') }
  }
  const maySee = of.isPublic || of.reporter === person
  if (person === null || address !== null || !maySee) return { root: null, subject: null }
  return { root: personThread(report, person), subject: threadSubject(title, report) }
}

/** To whoever answered a letter about several reports, while their address is known. */
export const which_report: Write = async ({ db, links, baseUrl }, { person, link, language }) => {
  if (!person || !link) return null
  const { email } = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  if (email === null) return null
  return { to: email, ...whichReport({ language, baseUrl, token: links.token('watches', link) }) }
}

function wordsFor(said: Said, language: 'sv' | 'en') {
  const { body, choose, resident } = messagesIn(language).pages.mailing
  const sentences = saySaid(said, language)
  const { words } = said
  if (said.body !== null && said.why !== null && mustBeWrittenAgain(said.why))
    return { title: body.waits, sentences, button: resident.show, words: null }
  if (said.body !== null) {
    return said.why === null
      ? { title: body.title, sentences, button: body.button, words }
      : { title: choose.title, sentences: [...sentences, choose.lead], button: choose.button, words }
  }
  if (said.address !== null) {
    const { confirmTitle, confirmLead, confirm, ignore } = resident
    return {
      title: confirmTitle,
      sentences: [confirmLead(said.holder)],
      button: confirm,
      words: null,
      ignore,
    }
  }
  const title = said.why === null ? resident.title : resident.waits
  return { title, sentences, button: resident.button, words }
}
