import type { verdict as source } from '../../sv/pages/verdict.ts'

export const verdict: typeof source = {
  title: 'Is it right?',
  lead: (holder, when) => `${holder} says that the problem is fixed, ${when}.`,
  question: 'Is the problem fixed?',
  answers: {
    fixed: 'Yes, it is mended',
    still: 'No, it is still there',
    unsure: 'I don’t know',
  },
  reopens: 'Then the case is opened again.',
  counts: 'It is counted, and shown to the recipient and everyone else.',
  words: 'Would you like to add something? (optional)',
  hint: 'Everyone can see the text and the photos, so leave out personal details.',
  privately: {
    hint: 'Only you and the recipient see the text and the photos.',
    counts: 'It is counted, and shown to the recipient.',
    still: 'It is counted that the problem is still there. The recipient can see it.',
  },
  send: 'Send the answer',
  answered: (answer) => `You have answered: ${answer}. If you answer again, the new answer counts.`,
  done: {
    title: 'Thank you for your answer',
    fixed: 'It is counted that the problem is fixed.',
    still: 'It is counted that the problem is still there. The recipient and everyone else can see it.',
    unsure: 'We will not ask about this again.',
    reopened: (holder) => `The case is open again. ${holder} is told that the problem is still there.`,
    change: 'Change the answer',
  },
  moved: {
    title: 'More has happened since the letter',
    words: (state) => `The state is now: ${state}. So we no longer ask whether it is right.`,
    merged: (number) => `The case goes on as report ${number}.`,
    mergedUnshown: 'The case is handled in another report, which is not shown here.',
  },
  expired: {
    title: 'The link is too old',
    words: 'You can still say how it is, on the report’s page.',
  },
  toReport: 'Show the report',
  isConfirmed: 'Confirmed as mended',
  confirmed: (byReporter, others) => {
    const people = others === 1 ? 'one person' : `${others} people`
    if (!byReporter) return `Confirmed as mended by ${people}`
    return others === 0
      ? 'Confirmed as mended by the reporter'
      : `Confirmed as mended by the reporter and ${others} more`
  },
  thanks: {
    open: 'Say thanks',
    hint: 'The thanks are counted here, and those who have fixed the problem are told.',
    words: 'A line to those who have fixed it (optional)',
    wordsHint: 'Only those who have fixed the problem see it, without your name.',
    button: 'Send your thanks',
    count: (count) => (count === 1 ? 'One person has said thanks' : `${count} have said thanks`),
    done: 'Your thanks have been passed on.',
  },
  pair: {
    before: (when) => `Before, ${when}`,
    after: (when) => `After, ${when}`,
    altAfter: (what) => `Photo after the repair: ${what}`,
  },
  mistakes: {
    says: 'Choose an answer',
    wordsLong: 'The text can be at most 4,000 characters',
    personalNumber: 'Something here looks like a personal identity number. Remove it.',
    key: 'The form is too old. Press Send the answer again.',
  },
}
