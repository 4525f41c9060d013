import type { house as source } from '../../sv/pages/house.ts'

export const house: typeof source = {
  skip: 'Skip to content',
  menu: 'Menu',
  home: 'FixaMinGata, start page',
  report: 'Report a problem',
  about: 'About the service',
  accessibility: 'Accessibility',
  privacy: 'Personal data',
  otherLanguage: 'Svenska',
  footer: 'About this website',
  runBy: 'A service for everyone in Sweden. It shows no advertisements and tracks nobody.',
  demonstration: 'Demonstration: no municipality gets anything from here.',
  demonstrationLetters: 'Read the letters',
  kept: 'What you wrote',
  keptText: 'Text',
  errorTitle: (title) => `Error: ${title}`,
  toStart: 'To the start page',
  notFound: {
    title: 'There is no such page',
    words: 'The address may be mistyped, or the page is gone.',
    help: 'You can report a problem, or search for a report by its number.',
  },
  badLink: {
    title: 'The link does not work',
    words: 'It may have been cut by the mail program. Open it once more from the letter.',
    help: 'Links to reports that were never confirmed stop working after 30 days.',
  },
  expired: {
    title: 'The link is too old',
    words: 'It was good for a certain time, and that time is over.',
  },
  revoked: {
    title: 'The link is no longer valid',
    words: 'A newer one has replaced it, or you have removed your data with us. Look for a later letter.',
  },
  gone: {
    title: 'The report is no longer shown',
    words: 'It has been hidden by those who run the service. The recipient may still have it.',
  },
  tooLarge: {
    title: 'That was too much at once',
    words:
      'The text is longer than we can take: about 50,000 characters in the whole form. Nothing has been kept or changed. Go back in your browser and shorten the text.',
  },
  filesTooLarge: {
    title: 'The file is too large',
    words:
      'A photo may be 20 MB at most, and five photos 100 MB together. What you sent did not come through, and nothing else has changed. Go back in your browser and choose a smaller photo.',
  },
  unreadable: {
    title: 'We could not read the form',
    words: 'Go back in your browser, reload the page and try again.',
  },
  elsewhere: {
    title: 'The form did not come from our website',
    words: 'For your safety we only take forms from our own pages. Nothing is stored or changed.',
    again: 'Send it from here instead',
  },
  tooMany: {
    title: 'Wait a little',
    words: 'Unusually much has come from your network. Wait a few minutes and then try again.',
    again: 'Try again',
  },
  refused: {
    title: 'That could not be done',
    words: 'Somebody else has changed the case in the meantime. Go back and reload the page.',
  },
  broken: {
    title: 'Something went wrong on our side',
    words: 'We have been told. Please try again in a while.',
    trace: (id) => `If you contact us, quote the number ${id}.`,
    again: 'Try again',
  },
  away: {
    title: 'The service is restarting',
    words: 'It mostly takes a few seconds. Wait a little and then try again.',
    again: 'Try again',
  },
  old: {
    title: 'Old reports are being moved here',
    words: 'Reports from the earlier FixaMinGata keep their numbers here, but have not been moved yet.',
    help: 'Do you need something from one now? Contact the municipality directly.',
  },
  oldFeed: {
    title: 'There is no such feed',
    words: 'No feed here answers to that address. Each municipality has one, with a link on its page.',
  },
}
