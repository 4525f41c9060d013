import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'
import { openTestDatabase } from '../../test/database.ts'
import { emptyQueues, fillBodies, lund } from '../../test/reports.ts'
import { answer, contact, disclose, giveBack, hand, move } from '../../test/rules/case-steps.ts'
import { connected } from '../../test/rules/connection-steps.ts'
import { run } from '../../test/rules/console-steps.ts'
import { contribute, contributeByOwnLink } from '../../test/rules/contribution-steps.ts'
import { count, learn } from '../../test/rules/count-steps.ts'
import { checkLaws } from '../../test/rules/laws.ts'
import { renew, revoke, sendLink } from '../../test/rules/link-steps.ts'
import {
  bodyMail,
  bounce,
  bounceOfLetter,
  forget as forgetMails,
  message,
  note,
  residentMail,
} from '../../test/rules/mail-steps.ts'
import { answerSeveral, answerUnpressed } from '../../test/rules/other-answer-steps.ts'
import type { Step } from '../../test/rules/outcomes.ts'
import { deliver, post, retry, tell } from '../../test/rules/outgoing-steps.ts'
import { comeByKey } from '../../test/rules/passkey-steps.ts'
import { askIn, changeTheirs, leave } from '../../test/rules/person-steps.ts'
import { drop, keep, make, tidy } from '../../test/rules/photo-steps.ts'
import {
  askOfHeld,
  forgetSettled,
  remark,
  remindOperators,
  review,
  settle,
} from '../../test/rules/remark-steps.ts'
import {
  confirm,
  forget,
  lapse,
  mailed,
  moderate,
  pace,
  remind,
  remindOfQuestion,
  resume,
  save,
  stop,
  together,
  wait,
} from '../../test/rules/report-steps.ts'
import { beBlocked, comeAsVendor, tryOut } from '../../test/rules/sandbox-steps.ts'
import { lose, submit, tell as tellOfCase } from '../../test/rules/submission-steps.ts'
import { forgetBrowsers, say, verdict } from '../../test/rules/verdict-steps.ts'
import { newWorld } from '../../test/rules/world.ts'
import { lapseQuestions } from './lapse-questions.ts'

const { db } = await openTestDatabase()

beforeAll(async () => {
  await fillBodies(db)
  await db.updateTable('bodies').set({ contractors_may_fix: true }).where('code', '=', lund).execute()
  await db
    .insertInto('bodies')
    .values({ code: 'refusing', kind: 'agency', name: 'Vägrar', slug: 'vagrar', refuses_reports: true })
    .execute()
})

/** Every verb of the rooms reports and moderation, and the step that tries it. A new verb joins here. */
const verbs: Record<string, Step> = {
  addPasskey: comeByKey,
  answerReporter: answer,
  beginMailedDraft: mailed,
  beginOrder: connected,
  blockVendor: beBlocked,
  askForAddress: changeTheirs,
  askForSandboxKey: comeAsVendor,
  askOnceMore: answerUnpressed,
  askToSignIn: askIn,
  askWhichReport: answerSeveral,
  bounceDelivery: bounce,
  bounceLetter: bounceOfLetter,
  changeAddress: changeTheirs,
  changeFollowPace: pace,
  confirmContribution: contribute,
  confirmReport: confirm,
  confirmSaid: residentMail,
  contributeByLink: contributeByOwnLink,
  endConnection: connected,
  eraseFiles: tidy,
  eraseFromSandbox: tryOut,
  erasePerson: leave,
  confirmTogether: together,
  countCells: count,
  discloseReport: disclose,
  followAgain: resume,
  forgetDrafts: forget,
  askAboutHeldTexts: askOfHeld,
  forgetRemarks: forgetSettled,
  forgetSaid: forgetMails,
  endSandboxKey: comeAsVendor,
  forgetSandboxKeys: comeAsVendor,
  forgetSenders: forgetBrowsers,
  giveVerdict: verdict,
  handOver: hand,
  keepDifferences: run,
  keepInSandbox: tryOut,
  keepPhoto: keep,
  lapseQuestions: lapse,
  learnWords: learn,
  linkToTell: deliver,
  leaveEnded: connected,
  makeSandboxKey: comeAsVendor,
  moveCase: move,
  noteCompareProblem: run,
  publishCase: connected,
  publishMessage: message,
  readContact: contact,
  recordLetter: post,
  recordOutcome: deliver,
  recordPhoto: make,
  removePasskey: comeByKey,
  removePhoto: drop,
  renewCaseLink: renew,
  remindOfDrafts: remind,
  remindOfQuestions: remindOfQuestion,
  remindOfRemarks: remindOperators,
  retryDeliveries: retry,
  returnCase: giveBack,
  reviewReport: review,
  revokeCaseLink: revoke,
  saveDraft: save,
  sendAgain: run,
  sendCaseLink: sendLink,
  settleDisagreement: run,
  settleMedia: lose,
  settleOriginals: tidy,
  sendMessage: message,
  setVisibility: moderate,
  settleBodySaid: bodyMail,
  settleRemark: settle,
  submitReport: submit,
  sweepFiles: tidy,
  saveContribution: contribute,
  takeBodyMail: bodyMail,
  takeDeliveries: deliver,
  takeNews: connected,
  takeOwnCase: connected,
  takeLetters: post,
  takeMedia: lose,
  takePhotos: make,
  takeSandboxUpdate: tryOut,
  takeResidentMail: residentMail,
  takeUpdate: tellOfCase,
  tellAlarms: run,
  tellByMail: connected,
  tellOfStuckDeliveries: tell,
  tellRemark: remark,
  thank: say,
  undoSaid: bodyMail,
  unsubscribe: stop,
  writeNote: note,
}

/** By name, so that a counterexample can be read. */
const steps: Record<string, Step> = { ...verbs, wait }
const names = [
  ...Object.keys(steps),
  ...Array<string>(18).fill('moveCase'),
  'saveDraft',
  'saveDraft',
  'confirmReport',
]

const someSteps = fc.array(
  fc.record({
    verb: fc.constantFrom(...names),
    which: fc.nat(5),
    who: fc.nat(17),
    what: fc.nat(13),
    also: fc.nat(7),
  }),
  { minLength: 24, maxLength: 40, size: 'max' },
)

test('no sequence of acts by anybody breaks the rules', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(someSteps, async (sequence) => {
      // A question of an earlier sequence that lapses in this one would queue what this world knows nothing of.
      await lapseQuestions(db)
      await emptyQueues(db)
      const world = newWorld(db)
      await begin(world)
      for (const { verb, ...chance } of sequence) {
        await steps[verb]?.(world, chance)
        done.set(verb, (done.get(verb) ?? 0) + 1)
      }
      await checkLaws(world)
    }),
    { numRuns: 90 },
  )
  expect([...done.keys()].sort()).toEqual(Object.keys(steps).sort())
}, 300_000)

/** Two reports of two people to begin with, and one draft more. */
async function begin(world: ReturnType<typeof newWorld>): Promise<void> {
  for (const which of [0, 1]) {
    const chance = { which, who: which, what: 0, also: 0 }
    await save(world, chance)
    await confirm(world, chance)
  }
}

test('every verb of the rooms reports and moderation is among those tried', async () => {
  expect(await verbsIn('src/reports', 'src/moderation')).toEqual(Object.keys(verbs).sort())
})

/** Exported functions that take a database to change something in it; what takes a `tx` is a part of such a verb. */
async function verbsIn(...rooms: string[]): Promise<string[]> {
  const found = await Promise.all(rooms.map((room) => filesIn(join(projectFolder, room))))
  const texts = await Promise.all(found.flat().map((file) => readFile(file, 'utf8')))
  return texts.flatMap((text) => text.split(/^export /m).flatMap(verbOf)).sort()
}

function verbOf(exported: string): string[] {
  const [, name] = /^(?:async )?(?:function|const) (\w+)(?: = (?:async )?)?\(\s*db: Db\b/.exec(exported) ?? []
  const writes =
    /inTransaction\(|insertInto\(|updateTable\(|deleteFrom\(|moveCase\(|\b(?:insert into|update \w+ set)\b/
  return name && writes.test(exported) ? [name] : []
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}
