import type { leaflets as source } from '../../sv/pages/leaflets.ts'

export const leaflets: typeof source = {
  easyRead: {
    link: 'Easy to read',
    title: 'FixaMinGata in easy words',
    parts: [
      {
        title: 'What is FixaMinGata?',
        words: [
          'FixaMinGata is a website.',
          'Here you can tell about things outside that are broken.',
          'It may be a hole in the street, a lamp that is dark or litter in a park.',
          'It costs nothing.',
          'You need no account.',
        ],
      },
      {
        title: 'How to report a problem',
        words: [
          'Take a photo, or write where the problem is.',
          'Write what is wrong.',
          'Write your e-mail address.',
          'Press Send.',
          'You get an e-mail. Press the link in it.',
          'Now the report goes to those who are to mend it.',
        ],
      },
      {
        title: 'What happens then?',
        words: [
          'Those who are responsible for the place read your report.',
          'Often it is the municipality.',
          'You get an e-mail when something happens.',
          'You get an e-mail when it is mended.',
        ],
      },
      {
        title: 'What can others see?',
        words: [
          'Everybody can see what you have written about the problem, your photos and where it is.',
          'Nobody but those who are to answer you sees your name or your address.',
        ],
      },
      {
        title: 'Is it dangerous?',
        words: ['Call 112 if anybody is in danger.', 'Do not write here. It is too slow.'],
      },
    ],
  },
  storage: {
    link: 'What is kept in your browser',
    title: 'What is kept in your browser',
    lead: 'The website keeps only what is needed: for you not to lose a report you have begun, and for you to be signed in to My page if you have signed in. That is why there is no box to accept.',
    name: 'Name',
    holds: 'Content',
    lives: 'For how long',
    kept: [
      {
        name: 'felanmalan, drafts (IndexedDB)',
        holds: 'The text of reports you have begun.',
        lives: 'Until the report is sent or you remove it, a week at most.',
      },
      {
        name: 'felanmalan, photos (IndexedDB)',
        holds: 'The photos of reports you have begun.',
        lives: 'Until the report is sent or you remove them, a week at most.',
      },
      {
        name: 'felanmalan (sessionStorage)',
        holds: 'Which report you are working on, and where the receipts of those you have sent are.',
        lives: 'Until you close the tab.',
      },
      {
        name: 'felanmalan-position (sessionStorage)',
        holds:
          'Your position, if you have pressed Use my position, so that the form can say how exact it is.',
        lives: 'Until you close the tab.',
      },
      {
        name: 'utan-nat (Cache Storage)',
        holds: 'A page that is shown when you have no network. It is the same for everybody.',
        lives: 'Until you clear the browser. It is replaced when the website changes.',
      },
    ],
    challenge: {
      holds:
        'A number that joins the question to your key with the answer. Only there when you add a key or sign in with one.',
      lives: 'Five minutes.',
    },
    cookie: {
      name: (cookie) => `${cookie} (cookie)`,
      holds:
        'A number that says who you are while you are signed in to My page. Only there if you have signed in.',
      lives: 'Until you sign out, at most 14 days after you were last here.',
    },
    clear:
      'You can clear all of it in the browser’s settings at any time. The website works anyway, but you are signed out of My page.',
  },
  forBodies: {
    link: 'For municipalities',
    title: 'For municipalities and others who are responsible',
    lead: 'Residents and visitors report here whether a municipality takes part or not. The reports reach you already. This is how to make the most of them.',
    parts: [
      {
        title: 'Without doing anything',
        words: [
          'Each report comes as an e-mail to the address you have given, else to the registrator. All is in it: place, category, text, photos, and the same facts as a file that systems can read.',
          'A link in it opens a page where you receive, ask, answer and say that it is mended. No account is needed. Whoever reported, and all who follow the report, hear of it.',
        ],
      },
      {
        title: 'With your own addresses and questions',
        words: [
          'Send us your recipients by category and area, the questions you want to ask, your telephone numbers out of hours and what you want to tell those who report, as of a power cut you know of already. We read them in. The categories are the same in all the country, so that figures can be compared.',
        ],
      },
      {
        title: 'With your case system',
        words: [
          'The aim is that reports go into your case system by themselves, and answers come back the same way: transfer, receipt, handling and feedback. That connection is being built now. Write to us about your system, and we will say how far it is.',
        ],
      },
    ],
    byMailTitle: 'With an answer to the e-mail',
    byMail:
      'Answer the e-mail itself if you would rather. A line such as ”Mottaget”, ”Planerad v 48” or ”Åtgärdat” moves the case, else the answer goes to whoever reported. The lines stand in each e-mail.',
    areasTitle: 'What can’t be chosen away',
    areas:
      'Reports are public. You can decline to take them from here: whoever wants to report is then told before they write, with a link to your own page.',
    contact: 'Do you want to take part, or correct something? Write to us:',
  },
}
