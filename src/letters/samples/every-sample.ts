import type { Language } from '#i18n/messages.ts'
import type { Sample, SampleGroup, Samples } from './sample.ts'
import { bodySamples } from './sample-bodies.ts'
import {
  contributionSamples,
  mailedDraftSamples,
  mailSamples,
  reminderSamples,
  reportSamples,
  sandboxSamples,
  whichReportSamples,
} from './sample-confirmations.ts'
import { moderationSamples, settledSamples } from './sample-moderation.ts'
import { newsSamples } from './sample-news.ts'
import {
  alarmSamples,
  failedMailSamples,
  overdueSamples,
  remarkSamples,
  stuckSamples,
} from './sample-operators.ts'
import {
  addressChangedSamples,
  erasedSamples,
  newAddressSamples,
  passkeyAddedSamples,
  passkeyRemovedSamples,
  signInSamples,
} from './sample-persons.ts'
import { placeSamples, watchesSamples, watchSamples } from './sample-places.ts'
import type { SampleWords } from './sample-words.ts'

/** Every kind of letter there is, with samples of it. A new kind needs a row. */
const rows: readonly { kind: string; group: SampleGroup; samples: Samples }[] = [
  { kind: 'confirm', group: 'confirmations', samples: reportSamples },
  { kind: 'reminder', group: 'confirmations', samples: reminderSamples },
  { kind: 'support', group: 'confirmations', samples: contributionSamples },
  { kind: 'mail', group: 'confirmations', samples: mailSamples },
  { kind: 'mailed_draft', group: 'confirmations', samples: mailedDraftSamples },
  { kind: 'which_report', group: 'confirmations', samples: whichReportSamples },
  { kind: 'sandbox', group: 'confirmations', samples: sandboxSamples },
  { kind: 'news', group: 'news', samples: newsSamples },
  { kind: 'delivery', group: 'bodies', samples: bodySamples },
  { kind: 'watch', group: 'places', samples: watchSamples },
  { kind: 'watches', group: 'places', samples: watchesSamples },
  { kind: 'place_news', group: 'places', samples: placeSamples },
  { kind: 'moderation', group: 'moderation', samples: moderationSamples },
  { kind: 'settled', group: 'moderation', samples: settledSamples },
  { kind: 'sign_in', group: 'person', samples: signInSamples },
  { kind: 'new_address', group: 'person', samples: newAddressSamples },
  { kind: 'address_changed', group: 'person', samples: addressChangedSamples },
  { kind: 'passkey_added', group: 'person', samples: passkeyAddedSamples },
  { kind: 'passkey_removed', group: 'person', samples: passkeyRemovedSamples },
  { kind: 'erased', group: 'person', samples: erasedSamples },
  { kind: 'remark', group: 'operators', samples: remarkSamples },
  { kind: 'overdue', group: 'operators', samples: overdueSamples },
  { kind: 'failed_mails', group: 'operators', samples: failedMailSamples },
  { kind: 'operator', group: 'operators', samples: stuckSamples },
  { kind: 'alarms', group: 'operators', samples: alarmSamples },
]

export const everySample = (language: Language, words: SampleWords): Sample[] =>
  rows.flatMap(({ kind, group, samples }) =>
    samples(language, words).map(([name, letter]) => ({ kind, group, name, letter })),
  )
