import type { ParsedCronItem, TaskList } from 'graphile-worker'
import { parseCronItems } from 'graphile-worker'
import { forgetWatches } from '#alerts/forget-watches.ts'
import { tellWatchers } from '#alerts/tell-watchers.ts'
import { forgetRuns } from '#bodies/conformance/forget-runs.ts'
import { noteOwnCertificates } from '#bodies/connections/own-certificate.ts'
import { askForComparisons, askForServices } from '#bodies/connections/trials.ts'
import { forgetExchanges } from '#bodies/exchanges/forget-exchanges.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { forgetPostedForms } from '#http/once.ts'
import type { Trafikverket } from '#integrations/trafikverket/trafikverket.ts'
import { askAboutHeldTexts } from '#moderation/ask-about-held-texts.ts'
import { forgetRemarks } from '#moderation/forget-remarks.ts'
import { remindOfRemarks } from '#moderation/remind-of-remarks.ts'
import { forgetChallenges } from '#people/passkeys/challenges.ts'
import { forgetSessions } from '#people/sessions.ts'
import { tellAlarms } from '#reports/connections/tell-alarms.ts'
import { tellOfStuckDeliveries } from '#reports/deliveries/delivery-queries.ts'
import { leaveEnded } from '#reports/deliveries/leave-ended.ts'
import { tellByMail } from '#reports/deliveries/tell-by-mail.ts'
import { forgetDrafts } from '#reports/forget-drafts.ts'
import { lapseQuestions } from '#reports/lapse-questions.ts'
import { forgetSaid } from '#reports/mails/forget-said.ts'
import { countCells } from '#reports/map/count-cells.ts'
import { eraseFiles } from '#reports/photos/erase-files.ts'
import { settleOriginals } from '#reports/photos/settle-originals.ts'
import { sweepFiles } from '#reports/photos/sweep-files.ts'
import { remindOfDrafts } from '#reports/remind-of-drafts.ts'
import { remindOfQuestions } from '#reports/remind-of-questions.ts'
import { forgetSandboxKeys } from '#reports/sandbox/forget-sandbox-keys.ts'
import { eraseFromSandbox } from '#reports/sandbox/keep-report.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import { forgetSenders } from '#reports/thanks/forget-senders.ts'
import { countMunicipalities } from '#statistics/count-municipalities.ts'
import { makeForecasts } from '#statistics/make-forecasts.ts'
import { makePartitions } from '../database/partitions.ts'
import { followRoads } from './follow-roads.ts'

type Recurring = { when: string; does(db: Db): Promise<unknown> }

/** What stands on the crontab of those that have it only. */
export type Sources = { trafikverket: Trafikverket | null; photos: PhotoStore }

/** Everything that happens by the clock. */
const recurring = ({ trafikverket, photos }: Sources): Record<string, Recurring> => ({
  'tell-of-stuck-deliveries': { when: '* * * * *', does: tellOfStuckDeliveries },
  'leave-ended': { when: '* * * * *', does: leaveEnded },
  'tell-by-mail': { when: '* * * * *', does: (db) => tellByMail(db) },
  'tell-alarms': { when: '*/10 * * * *', does: (db) => tellAlarms(db) },
  'compare-connections': { when: '33 2 * * *', does: askForComparisons },
  'follow-services': { when: '3 2 * * *', does: (db) => askForServices(db, 'open311') },
  'note-own-certificates': { when: '57 2 * * *', does: noteOwnCertificates },
  'tell-watchers': { when: '* * * * *', does: (db) => tellWatchers(db) },
  'ask-about-held-texts': { when: '* * * * *', does: askAboutHeldTexts },
  'count-cells': { when: '* * * * *', does: countCells },
  'lapse-questions': { when: '7 * * * *', does: lapseQuestions },
  'remind-of-questions': { when: '14 8 * * *', does: remindOfQuestions },
  'erase-files': { when: '* * * * *', does: (db) => eraseFiles(db, photos) },
  'settle-originals': { when: '* * * * *', does: (db) => settleOriginals(db, photos) },
  'sweep-files': { when: '47 3 * * *', does: (db) => sweepFiles(db, photos) },
  'remind-of-drafts': { when: '*/10 * * * *', does: remindOfDrafts },
  'count-municipalities': { when: '12 3 * * *', does: countMunicipalities },
  'learn-words': { when: '19 4 * * *', does: learnWords },
  'remind-of-remarks': { when: '11 6 * * *', does: remindOfRemarks },
  'make-forecasts': { when: '52 2 * * *', does: makeForecasts },
  'forget-drafts': { when: '23 3 * * *', does: forgetDrafts },
  'forget-said': { when: '27 3 * * *', does: forgetSaid },
  'forget-exchanges': { when: '39 2 * * *', does: forgetExchanges },
  'forget-runs': { when: '49 2 * * *', does: forgetRuns },
  'erase-from-sandbox': { when: '21 * * * *', does: eraseFromSandbox },
  'forget-sandbox-keys': { when: '29 * * * *', does: forgetSandboxKeys },
  'forget-senders': { when: '19 * * * *', does: forgetSenders },
  'forget-watches': { when: '43 3 * * *', does: forgetWatches },
  'forget-remarks': { when: '37 3 * * *', does: forgetRemarks },
  'forget-sessions': { when: '17 * * * *', does: forgetSessions },
  'forget-passkey-challenges': { when: '27 * * * *', does: forgetChallenges },
  'forget-posted-forms': { when: '31 3 * * *', does: forgetPostedForms },
  'make-partitions': { when: '41 2 * * *', does: makePartitions },
  ...(trafikverket && {
    'follow-roads': { when: '*/10 * * * *', does: (db: Db) => followRoads(db, trafikverket) },
  }),
})

export const cronItems = (sources: Sources): ParsedCronItem[] =>
  parseCronItems(
    Object.entries(recurring(sources)).map(([task, { when }]) => ({ task, match: when, identifier: task })),
  )

export const tasksOn = (db: Db, sources: Sources): TaskList =>
  Object.fromEntries(
    Object.entries(recurring(sources)).map(([task, { does }]) => [task, async () => void (await does(db))]),
  )
