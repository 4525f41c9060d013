import type { contributing as source } from '../../sv/pages/contributing.ts'

export const contributing: typeof source = {
  kinds: {
    support: {
      title: 'I see this too',
      lead: 'We add that you see it too. It shows that more people are affected, and you need not make a report of your own.',
      confirm: 'Confirm that you see it too',
      sent: 'Open the letter we have just sent and press the link. Only then does it count.',
    },
    follow: {
      title: 'Follow the case',
      lead: 'You get a letter when something happens with the case. You confirm once, and can stop whenever you like.',
      confirm: 'Confirm that you want to follow the case',
      sent: 'Open the letter we have just sent and press the link. After that you get a letter when something happens.',
    },
    update: {
      title: 'Write an update',
      lead: 'Tell what is new at the place. The recipient is told, and everyone can read it.',
      confirm: 'Confirm your update',
      sent: 'Open the letter we have just sent and press the link. Only then is the update shown.',
    },
    fixed: {
      title: 'The problem is fixed',
      lead: 'Have you seen that it is fixed? It is counted, and shown with its date to the recipient and everyone else. Only the recipient changes the state.',
      confirm: 'Confirm that the problem is fixed',
      sent: 'Open the letter we have just sent and press the link. Only then does it count.',
    },
    still: {
      title: 'Still a problem',
      lead: 'Have you seen that it is still there? It is counted, and shown with its date to the recipient and everyone else.',
      confirm: 'Confirm that the problem is still there',
      sent: 'Open the letter we have just sent and press the link. Only then does it count.',
    },
  },
  said: {
    support: {
      words: 'Would you like to add something? (optional)',
      hint: 'For example: four lamps are out now. Everyone can read this, so leave out personal details.',
    },
    update: {
      words: 'Your update',
      hint: 'Write, add a photo, or both. Everyone can see it all, so leave out personal details.',
    },
    fixed: {
      words: 'Would you like to add something? (optional)',
      hint: 'For example: all the lamps are lit now. Everyone can read this, so leave out personal details.',
    },
    still: {
      words: 'What is left? (optional)',
      hint: 'For example: one lamp is still out. Everyone can read this, so leave out personal details.',
    },
  },
  wordsFromForm: 'This is what you had written. Remove what is not new.',
  reopens:
    'Was it you who made the report? Then the case is opened again, if it was closed no more than 30 days ago.',
  email: 'E-mail',
  emailHint: 'You get a letter with a link to confirm. The address is not shown to others.',
  follow: 'Follow the case',
  followHint: 'You get a letter when something happens. You can stop whenever you like.',
  send: 'Send',
  back: 'Back to the report',
  toReport: 'Show the report',
  toOwn: 'To your page about the report',
  sent: {
    missing: 'No letter? Look in the spam folder, or write the address once more.',
    again: 'Write another address',
    letters: 'Open the letter',
  },
  confirmation: {
    lead: (title, number) => `It is about “${title}” (report ${number}).`,
    follows: 'You get a letter when something happens.',
    followsNot: 'You get no letters about the case.',
    words: 'Everyone can read this:',
    masked:
      'We have taken something out, where it says […]: contact details, registration numbers and personal links are not shown to everyone. The recipient of the case sees what you wrote.',
    button: 'Confirm',
    already: 'You have already confirmed',
    alreadyWords: 'There is nothing more to do.',
    revoked: 'The address has been changed',
    revokedWords: 'You wrote another e-mail address after this letter was sent. Use the newer letter.',
    expired: 'The link is too old',
    expiredWords: 'It was not confirmed within 30 days. Is it still so? Please say it again.',
  },
  thanks: {
    support: (count) => `Thank you! Now ${count} of you see this.`,
    follow: () => 'You follow the case now. You get a letter when something happens.',
    update: () => 'Thank you! Your update is shown now.',
    fixed: () => 'Thank you! It is counted that the problem is fixed.',
    still: () => 'Thank you! It is counted that the problem is still there.',
  },
  closed: {
    title: 'The case is closed',
    words: (state) => `Its state is: ${state}. So no more can be added.`,
    anew: 'Is the problem still there, or is it a new one? Make a new report at the same place.',
    still: 'Is the problem still there? Say so here. Is it a new one? Make a new report at the same place.',
    report: 'Report a problem',
  },
  seenBy: (count) => `${count} people see this`,
  now: 'How is it now?',
  sightings: {
    fixed: (count, when) =>
      `${count === 1 ? 'One person says' : `${count} people say`} that the problem is fixed, most recently ${when}.`,
    still: (count, when) =>
      `${count === 1 ? 'One person says' : `${count} people say`} that the problem is still there, most recently ${when}.`,
  },
  mistakes: {
    otherPerson:
      'Somebody else has signed in since the form was opened. See whose address it is, and send again.',
    email: 'Write your e-mail address, for example anna@example.com',
    emailWrong: 'The e-mail address does not look right. It should look like this: anna@example.com',
    wordsMissing: 'Write something, or add a photo',
    wordsLong: 'The text can be at most 4,000 characters',
    personalNumber: 'This looks like a personal identity number. Remove it: everyone can read the text.',
    trap: 'A hidden field was filled in, perhaps by your browser. We have emptied it: press Send again.',
    hurry: 'That was very quick. Look through what you have written, and press Send again.',
    key: 'The form is too old. Press Send again.',
  },
}
