import type { letters as source } from '../sv/letters.ts'

const pictures = (photos: number): string => (photos === 1 ? 'a picture' : `${photos} pictures`)

type Told = Parameters<typeof source.news.happened.support>[0]

function seen(how: 'fixed' | 'still there', { hasWords, photos }: Told): string {
  const says = `Someone who has seen it says that the problem is ${how}`
  if (hasWords) return `${says}, and writes:`
  return photos === 0 ? `${says}.` : `${says}, and has sent ${pictures(photos)}.`
}

export const letters: typeof source = {
  linkRemoved: '[link removed]',
  footer: 'FixaMinGata is a free service for reporting local problems anywhere in Sweden.',
  copyLink: 'Does the button not work? Copy this address to your browser:',

  confirm: {
    subject: 'Confirm your report',
    intro: (municipality) =>
      `Somebody has made a report on FixaMinGata with your e-mail address. Was it you? Confirm it, and it goes on to ${municipality}.`,
    category: 'Category',
    municipality: 'Municipality',
    button: 'Confirm the report',
    lives: 'The link works for 30 days.',
    ignore: 'Was it not you? Then you need not do anything. The report will not be sent.',
    press: 'You have answered our letter before this one. Press the button here, and it is done.',
    introMany: (count) =>
      `Someone has made ${count} reports on FixaMinGata with your e-mail address. Was it you? One link confirms them all.`,
    buttonMany: (count) => `Confirm ${count} reports`,
    reminder: 'Your report is waiting for you',
    waits: (count) =>
      count === 1
        ? 'The report has not been sent yet, because it is not confirmed.'
        : 'The reports have not been sent yet, because they are not confirmed.',
    ignoreReminder:
      'Changed your mind, or was it not you? Then you need not do anything. We remind you only once.',
  },

  mailedDraft: {
    own: {
      subject: 'Finish your report',
      intro:
        'Thank you for your e-mail! We have made a draft of it. Nothing has been sent yet. Look through the draft, fill in what is missing and press Send. Then your report is done.',
    },
    other: {
      subject: 'Finish the report that you forwarded',
      intro:
        'We have made a draft of the e-mail that you forwarded. Nothing has been sent yet. Look through the draft, fill in what is missing and press Send.',
      confirms:
        'Whoever wrote to you then gets an e-mail of their own with a link to confirm by. Only then is the report sent.',
      unknown:
        'We found no address of whoever wrote to you. Fill it in in the draft: that is where we send a link to confirm by.',
    },
    facts: {
      title: 'Title',
      place: 'Place',
      photo: (near) => `Near ${near}, by the photo`,
      mail: (near) => `Near ${near}, by the e-mail`,
      words: (words) => `Perhaps ${words}. You choose the right place in the draft.`,
      noPlace: 'You show it in the draft',
      photos: 'Photos',
      noPhotos: 'None',
      category: 'Category',
      suggested: (category) => `Perhaps ${category}`,
      noCategory: 'You choose in the draft',
    },
    leftBehind: (count) =>
      count === 1
        ? 'One file was left out. We can take five photos, but no films or documents.'
        : `${count} files were left out. We can take five photos, but no films or documents.`,
    button: 'Finish the report',
    lives: (day) => `The link is personal. The draft is kept until ${day}.`,
    otherwise: 'Did you want something else? Answer this e-mail, and a person will read it.',
  },

  contribution: {
    subject: (title, number) => `${title} [${number}]`,
    report: 'Show the report',
    ignore: 'Was it not you? Then you need not do anything. Nothing is counted or shown.',
    support: {
      title: 'Confirm that you see it too',
      intro: (number) =>
        `Someone has said “I see this too” about report ${number} on FixaMinGata with your e-mail address. Was it you? Confirm, and it counts.`,
      button: 'Confirm that I see it',
    },
    follow: {
      title: 'Confirm that you want to follow the case',
      intro: (number) =>
        `Someone wants to follow report ${number} on FixaMinGata with your e-mail address. Was it you? Confirm, and you get a letter when something happens.`,
      button: 'Follow the case',
    },
    update: {
      title: 'Confirm your update',
      intro: (number) =>
        `Someone has written an update on report ${number} on FixaMinGata with your e-mail address. Was it you? Confirm, and it is shown.`,
      button: 'Confirm the update',
    },
    fixed: {
      title: 'Confirm that the problem is fixed',
      intro: (number) =>
        `Someone has said that the problem in report ${number} on FixaMinGata is fixed, with your e-mail address. Was it you? Confirm, and it counts.`,
      button: 'Confirm that it is fixed',
    },
    still: {
      title: 'Confirm that the problem is still there',
      intro: (number) =>
        `Someone has said that the problem in report ${number} on FixaMinGata is still there, with your e-mail address. Was it you? Confirm, and it counts.`,
      button: 'Confirm that it is still there',
    },
  },

  news: {
    number: 'Case number',
    title: 'Title',
    holder: 'With',
    state: 'State',
    several: 'This has happened with your report',
    severalFollowed: 'This has happened with a report that you follow',
    report: 'Show the report',
    ownReport: 'Open your page about the report',
    ownReportHint: 'The link to your page is personal. Do not pass it on.',
    answerQuestion: 'Answer the question',
    answerByMail:
      'You can reply to this letter. What you write goes to whoever has the case. Others don’t see it.',
    answerOnPage: 'Answer on your page instead of replying to this letter.',
    mayReopen:
      'Is the problem not solved? You can reopen the case within 30 days, on your page about the report.',
    stillThere: 'Is the problem still there? Say so on the report’s page',
    verdict: {
      title: 'Is it right?',
      askReporter:
        'Say whether the problem is fixed. If it is still there the case is opened again, if you say so within 30 days. You can also thank those who have fixed it.',
      askFollower:
        'Say whether the problem is fixed or still there, and the recipient and everyone else will know. You can also thank those who have fixed it.',
      button: 'Answer: is it right?',
      hint: 'The link is personal. Do not pass it on.',
    },
    mainReport: (number) => `Show report ${number}`,
    whyReporter: (number) => `You get this e-mail because you made report ${number}.`,
    whyFollower: (number) => `You get this e-mail because you follow report ${number}.`,
    unsubscribe: 'Stop getting e-mail about this report',
    anotherHolder: 'another body',
    plannedSomeDay: 'The day is not decided.',
    plannedFor: (day) => `Planned day: ${day}.`,
    messageToYou: 'Only you can read the answer.',
    withPhotos: (count) =>
      count === 1
        ? 'A picture came with it. It is shown in the report.'
        : `${count} pictures came with it. They are shown in the report.`,
    happened: {
      deliver: ({ holder }) => `The report has been sent to ${holder}.`,
      bounce: ({ holder }) =>
        `Our mail to ${holder} does not get through. We who run the service look for an address that works. You need not do anything.`,
      receive: ({ holder }) => `${holder} has received the case.`,
      investigate: ({ holder }) => `${holder} is investigating the case.`,
      ask: ({ holder }) => `${holder} needs to know more before it can go on.`,
      remind: ({ holder }) =>
        `${holder} waits for your answer. Answer within a week, or the case goes on without it. We remind you only once.`,
      lapse: ({ holder }) =>
        `${holder} got no answer to the question, so the case goes on without it. You can still write to them.`,
      plan: ({ holder }) => `${holder} plans to fix the problem.`,
      start: ({ holder }) => `${holder} is working on the problem.`,
      fix: ({ holder }) => `${holder} has fixed the problem.`,
      decline: ({ holder }) => `${holder} will not fix the problem.`,
      hand_over: ({ holder, toHolder }) => `${holder} has passed the case on to ${toHolder}.`,
      return: ({ holder, toHolder }) =>
        `${holder} is not responsible for the problem. The case is still open, now with ${toHolder}.`,
      mark_duplicate: ({ mainReport }) =>
        mainReport
          ? `The problem has been reported before. The case goes on as report ${mainReport}, and you will hear what happens there.`
          : 'The problem has been reported before. It is handled in another report, which is not shown on the web. You will hear what happens.',
      unmark_duplicate: () => 'The case is no longer a duplicate. It is open again.',
      withdraw: () => 'The report has been withdrawn by the person who made it.',
      reopen: ({ holder }) => `The case is open again with ${holder}.`,
      undo: ({ holder, state }) => `${holder} has undone a change. The state is now: ${state}.`,
      answer: ({ holder }) => `${holder} has answered:`,
      support: ({ hasWords, photos }) => {
        if (hasWords) return 'A neighbour sees the problem too, and writes:'
        if (photos === 0) return 'A neighbour sees the problem too.'
        return `A neighbour sees the problem too, and has sent ${pictures(photos)}.`
      },
      update: ({ hasWords, photos }) => {
        if (hasWords) return 'A new update about the problem:'
        return photos === 0
          ? 'A new update about the problem.'
          : `A new update about the problem, with ${pictures(photos)}.`
      },
      say_fixed: (told) => seen('fixed', told),
      say_still: (told) => seen('still there', told),
    },
    byOperator: {
      receive: ({ holder }) => `FixaMinGata has noted that ${holder} has received the case.`,
      hand_over: ({ holder, toHolder }) => `FixaMinGata has sent the case from ${holder} to ${toHolder}.`,
      mark_duplicate: ({ mainReport }) =>
        mainReport
          ? `FixaMinGata has seen that the problem was reported before. The case goes on as report ${mainReport}, and you will hear what happens there.`
          : 'FixaMinGata has seen that the problem was reported before. It is handled in another report, which is not shown on the web. You will hear what happens.',
      unmark_duplicate: () => 'FixaMinGata has seen that the case is not a duplicate. It is open again.',
    },
    fromOperator: 'FixaMinGata writes:',
  },

  body: {
    subject: (category, place, number) => `New report: ${category}, ${place} [${number}]`,
    title: 'New report',
    intro: (holder) => `Dear ${holder}, a resident has reported a problem to you on FixaMinGata.`,
    notice: (holder) =>
      `Hello ${holder}! We can't reach your case system right now. Until it answers you get this report by mail. It will be sent to the system when it does, with the same number.`,
    handedOver: (from) => `${from} has passed a report on to you on FixaMinGata.`,
    givenBack: (from) => `${from} has given a report back to you on FixaMinGata.`,
    became: {
      accepted: (holder, state) =>
        `${holder} has received the case that you passed on. The state is now: ${state}.`,
      goneOn: (holder, to) => `${holder} has sent the case, which you passed on to them, to ${to}.`,
      button: 'Show the case',
      hint: 'You can read the case but not change it, because it is no longer with you.',
      about: 'You need not answer this e-mail.',
    },
    answered: {
      title: 'An answer to your question',
      intro:
        'The reporter has answered. Nobody else sees the answer. The case is back where it was before you asked.',
      asked: 'You asked:',
    },
    handedOverByOperator: (from) => `FixaMinGata has sent a report from ${from} to you.`,
    button: 'Answer or update the case',
    buttonHint:
      'You need not sign in. The link works for 90 days after our latest e-mail about the case. Whoever has the link can answer, so pass it on to colleagues only.',
    reporter: 'Reporter',
    name: 'Name',
    noName: 'Not given',
    email: 'E-mail',
    withheld: 'Contact details are not given to contractors. Answer by the link, and the reporter hears.',
    noReporter: 'The reporter has left no contact details.',
    case: 'The case',
    number: 'Number',
    category: 'Category',
    reportTitle: 'Title',
    reportedAt: 'Reported',
    supporters: 'Others who see it',
    photos: 'Photos',
    photosThere: (attached, onPage) =>
      [attached > 0 && `${attached} attached`, onPage > 0 && `${onPage} on the page of the case`]
        .filter(Boolean)
        .join(', '),
    description: 'Description:',
    place: 'Place',
    placeWords: 'Address or place',
    accuracy: 'Accuracy',
    approximate: 'Only the town is known: the coordinates show its middle. The words above say where.',
    wgs84: 'Latitude and longitude (WGS 84)',
    sweref: 'SWEREF 99 TM',
    municipality: 'Municipality',
    map: 'Map',
    openMap: 'Open the place in a map',
    why: 'Why the case came to you',
    because: {
      polygon: (municipality) => `The place is in ${municipality}, by the municipality’s border.`,
      'nearest-place': (municipality) => `The place seems to be in ${municipality}, by the nearest locality.`,
      resident: (municipality) => `The place is in ${municipality}, says the reporter.`,
    },
    notYours: 'Is it not your responsibility? Say so by the link above, and we take the case further.',
    replies:
      'You can reply to this mail: the reply goes to the reporter. If it begins with one of these lines, the case changes.',
    lines: [
      'Received',
      'Under investigation',
      'Planerad v 48 (or: Planerad 3 december)',
      'In progress',
      'Fixed',
      'Åtgärdas inte: the reason',
      'Fråga: what you want to know',
      'Inte vårt, skicka till Trafikverket',
      'Dublett av 1000123',
      'Internt: a note that only you see',
    ],
    repliesElse: 'You get a receipt of how we understood the reply, and can undo it.',
    noReplies:
      'Answer by the link above. If you reply to this e-mail, it reaches those who run the service, but not the reporter.',
    takePart: 'FixaMinGata is free for you.',
    aboutLink: 'Read how you can take part',
    report: 'Show the report on the web',
    isPrivate: 'The report is not shown on the web. Only you and the reporter see it.',
    machines: 'The attachment arende.json holds the same for your case system.',
    fromBody: (body) => `${body} writes:`,
    fromOperator: 'FixaMinGata writes:',
    fromReporter: 'The reporter writes:',
    fromReporterEarlier: (when) => `The reporter wrote on ${when}:`,
    fromResident: 'A resident writes:',
    photosOnly: (count) =>
      `A resident has sent ${count === 1 ? 'a photo' : `${count} photos`} about the case. Everybody can see ${count === 1 ? 'it' : 'them'}.`,
    sighting: {
      fixed:
        'A resident says that the problem is fixed. The state of the case has not changed: that is for you to do.',
      still:
        'A resident says that the problem is still there. The state of the case has not changed: that is for you to do.',
    },
    moderated: {
      redact:
        'A person at FixaMinGata has reviewed the report and changed the text of an answer that you have written.',
      hide: {
        entry:
          'A person at FixaMinGata has reviewed the report and hidden an answer that you have written, with its photos.',
        photo: 'A person at FixaMinGata has reviewed the report and hidden a photo in an answer of yours.',
      },
      show: {
        entry: 'An answer of yours that was hidden is shown to everyone again.',
        photo: 'A photo of yours that was hidden is shown to everyone again.',
      },
      now: (when) => `What you wrote on ${when} now reads like this to everyone:`,
      object: 'Do you think this is wrong? Write to us who run the service, and we look at it once more',
    },
    update: {
      update: {
        title: 'New update',
        intro: 'A resident has written an update about the case. Everybody can read it.',
      },
      message: {
        title: 'New message',
        intro: 'The reporter has written to you. Nobody else sees the message.',
      },
      withdrawal: {
        title: 'The report has been withdrawn',
        intro: 'The reporter has withdrawn the report. You need not do more.',
      },
      reopening: {
        title: 'The case has been reopened',
        intro: 'The case has been reopened because the problem is not solved.',
      },
      thanks: {
        title: 'Thank you!',
        intro:
          'A resident thanks you for having fixed this. You need not answer. More thanks are counted on the page of the case.',
      },
      link: {
        title: 'The link to the case',
        intro: 'Here is the link to the case. Use it if a link in an earlier e-mail does not work.',
      },
      accepted: { title: 'The case has been received' },
      gone_on: { title: 'The case has been passed on once more' },
      lapse: {
        title: 'No answer to your question',
        intro:
          'The reporter has not answered within 14 days. The case is back where it was before you asked.',
      },
      erasure: {
        title: 'The reporter has removed their data',
        intro:
          'Whoever reported has removed their data with us. The report stays, but there is nobody to ask. Please look over what you keep of the person yourselves.',
      },
      moderation: {
        title: 'We have reviewed your answer',
        intro: 'We have reviewed an answer that you have written.',
      },
    },
  },

  operator: {
    subjectOne: (number) => `The delivery is waiting [${number}]`,
    subjectFailed: (number) => `The delivery failed [${number}]`,
    subjectMany: (count) => `${count} deliveries are waiting`,
    titleOne: 'A delivery does not get through',
    titleMany: 'Deliveries do not get through',
    intro: 'This has not reached its receiver. We try again as long as there is hope.',
    number: 'Number',
    holder: 'Receiver',
    state: 'Delivery',
    since: 'Waiting since',
    attempts: 'Attempts',
    answer: 'Latest answer',
    noAnswer: 'No answer yet',
    commands: 'How to see more and try again',
    why: 'You get this e-mail because you run the service (OPERATOR_EMAIL).',
  },

  remark: {
    subjectAbuse: (reason, number) => `Abuse reported: ${reason} [${number}]`,
    subjectBarrier: 'Somebody has met a barrier',
    titleAbuse: 'Somebody has reported abuse',
    subjectHeld: (number) => `A text to read before it is shown [${number}]`,
    titleHeld: 'A text is waiting to be shown',
    introHeld:
      'It seems to name a person. Until somebody has read it, everyone sees only category, place and photos. The receiver has the whole text.',
    readHeld: 'Read and show the text',
    titleBarrier: 'Somebody has met a barrier',
    number: 'Number',
    title: 'Title',
    reason: 'Reason',
    page: 'Page',
    noPage: 'Not given',
    told: 'Told',
    sender: 'E-mail',
    noSender: 'Not given',
    by: 'Whoever tells us writes:',
    review: 'Review the report',
    reviewHint: 'The link works for 30 days. Whoever has it can change and hide, so do not pass it on.',
    answer: (day) =>
      `Reply to this letter by ${day}: the reply goes to whoever wrote. Then note that it is answered:`,
  },

  alarms: {
    subject: (connection, count) => `Alarms of ${connection}: ${count}`,
    title: (connection) => `Something is wrong with ${connection}`,
    intro: (body) =>
      `It is about the connection to a system of ${body}. We write once a day, and when something new goes wrong.`,
    how: 'How to mend it',
    where: (part) => `You find it on the page of the connection, under “${part}”.`,
    link: 'Open the page of your connections by the link you have been given. It stands in no letter: whoever has the link can exchange keys and shut things off.',
    noLink: (operators) => `Have you no link? Ask those who run FixaMinGata for a new one: ${operators}`,
    operator: 'This is how you open the page. The command makes a link that is good for one day:',
    why: 'You get this letter because alarms of the connection go to you. That is changed on its page.',
  },
  overdue: {
    subject: (count) => `Waiting too long for an answer: ${count}`,
    title: 'Somebody has waited too long for an answer',
    intro: 'We promise an answer within two working days to whoever has met a barrier.',
    answerBy: 'To be answered by',
    commands: 'How to see more and note an answer',
  },

  failedMails: {
    subject: (count) => `Mail that waits for you: ${count}`,
    title: 'Mail has come in that the program does nothing with',
    intro:
      'It is kept as it came, and other mail gets through as usual. Read it, answer whoever waits for an answer, and try again where a fault is mended.',
    mail: 'Mail',
    arrived: 'Came in',
    size: 'Size',
    reason: 'Why',
    reasons: {
      unknown_address: 'to an address that belongs to no letter',
      not_about_report: 'answers a letter that is about no report',
      not_proven: 'an unknown sender, and nothing proves the address',
      nobody_to_ask: 'an unknown sender, and the recipient has no mailbox',
      nothing_said: 'no words and no picture',
      our_mail_sent_on: 'a mail of ours that somebody has sent on to us',
      too_many: 'more than 200 reports in a day from one address',
      unreadable: 'can’t be read whole',
      challenge: 'asks us to show that we are no robot',
      threw: 'could not be read',
      hung: 'took too long',
      ended: 'ended the program that read it',
      too_large: 'too large',
    },
    said: 'The fault',
    commands: 'How to see more and try again',
  },

  moderation: {
    subject: (number) => `We have reviewed report [${number}]`,
    title: 'We have reviewed the report',
    intro: (number) =>
      `Somebody has asked us to look at report ${number}. A person at FixaMinGata has read it, and this is what we have done:`,
    held: {
      waits: {
        subject: (number) => `The text of your report is not shown yet [${number}]`,
        title: 'The text of your report is not shown yet',
        intro: (number) =>
          `Report ${number} is sent, and its receiver has all that you wrote. The text seems to name a person.`,
      },
      read: {
        subject: (number) => `We have read your report [${number}]`,
        title: 'We have read your report',
        intro: (number) =>
          `The text of report ${number} was waiting to be read, since it seemed to name a person. A person at FixaMinGata has read it, and this is what we have done:`,
      },
    },
    happened: {
      redact: {
        report:
          'We have changed the text that everyone sees. What you first wrote is still with its receiver.',
        entry: 'We have changed the text of an update. What was first written is still with its receiver.',
      },
      hide: {
        report: 'We have hidden the whole report. It is not shown to others, but its receiver still has it.',
        text: 'A person at FixaMinGata reads the text before it is shown to everyone. Until then only category, place and photos are shown. You get a letter when it is done.',
        entry: 'We have hidden an update and its photos.',
        photo: 'We have hidden a photo.',
      },
      show: {
        report: 'The report is shown to everyone again.',
        text: 'The text is now shown to everyone, as you wrote it.',
        entry: 'An update is shown to everyone again.',
        photo: 'A photo is shown to everyone again.',
      },
    },
    because: (reason) => `Reason: ${reason}.`,
    reasons: {
      person: 'it told or showed details about a person, which should not be shown to everyone',
      hate: 'it held threats, hate or insults',
      crime: 'it may be a crime to show it',
      other: 'it does not belong in a report',
    },
    object: 'Do you think this is wrong? Reply to this letter and say why, and we look at it once more.',
  },

  whichReport: {
    subject: 'Your answer to our letter',
    title: 'Which report is your answer about?',
    nobody:
      'You answered a letter about several reports. We cannot know which one you mean, so nobody has got what you wrote.',
    how: 'Open the report and write there, or answer a letter about that report alone. Here is all that you follow:',
    button: 'Show what I follow',
  },

  sandbox: {
    subject: 'Your link to the sandbox',
    title: 'Make a key to the sandbox',
    intro:
      'Somebody has asked for a key to the sandbox of FixaMinGata, where programs are tried. Is it you? Make the key here.',
    button: 'Make the key',
    lives: 'The link works for 24 hours. It is personal. Do not pass it on.',
    ignore: 'Is it not you? Then you need not do anything. No key is made.',
  },

  settled: {
    subject: (number) => `We have reviewed what you told us of [${number}]`,
    title: 'We have reviewed what you told us of',
    intro: (number) =>
      `Thank you for telling us of report ${number}. A person at FixaMinGata has read it, and this is what we have decided:`,
    happened: {
      redact: 'We have changed the text that everybody sees.',
      hide: {
        report: 'We have hidden the whole report. It is no longer shown to everyone.',
        text: 'We read the text before it is shown to everyone.',
        entry: 'We have hidden an update and its photos.',
        photo: 'We have hidden a photo.',
      },
      show: {
        report: 'The report is shown to everyone again.',
        text: 'The text is shown to everyone.',
        entry: 'An update is shown to everyone again.',
        photo: 'A photo is shown to everyone again.',
      },
    },
    stands:
      'The report stays as it is. Reason: we found nothing that is criminal, insulting or too private to be shown to everyone.',
    object: 'Do you think this is wrong? Reply to this letter and say why, and we will look at it once more.',
    report: 'Show the report',
    why: 'You get this letter because somebody told us of abuse and left your e-mail address. Was it not you? Then you need not do anything.',
  },

  watching: {
    confirm: 'Confirm what you watch',
    intro:
      'Someone wants to watch a place on FixaMinGata with your e-mail address. Was it you? Confirm, and you get a letter when something is reported or fixed there.',
    what: 'Watched',
    pace: 'Letters',
    button: 'Confirm',
    ignore: 'Was it not you? Then you need not do anything. You get no more letters about this.',
    link: 'What you watch',
    linkIntro:
      'Here is the link to all that you follow and watch on FixaMinGata. There you change how often you get letters, and take away what you do not want.',
    linkButton: 'Open what you watch',
    linkHint: 'The link is personal. Do not pass it on.',
    linkIgnore: 'Did you not ask for it? Then you need not do anything. Nobody else gets the link.',
    all: 'All that you follow and watch',
  },

  gathered: {
    title: (count) =>
      count === 1
        ? 'This has happened with a report you follow'
        : `This has happened with ${count} reports you follow`,
    number: (number) => `Report ${number}.`,
    why: 'You get this letter because you follow these reports, and want all about them in one letter.',
    whySoon:
      'You get this letter because you follow these reports. It all happened close together, so it comes in one letter.',
    pace: 'Change how often',
  },

  placeNews: {
    subject: {
      made: (title) => `New where you watch: ${title}`,
      fixed: (title) => `Fixed where you watch: ${title}`,
    },
    title: (made, fixed, more) => {
      if (more > 0) return `${made + fixed + more} pieces of news where you watch`
      const news = made === 1 ? '1 new report' : `${made} new reports`
      if (fixed === 0) return `${news} where you watch`
      return made === 0
        ? `${fixed} ${fixed === 1 ? 'report' : 'reports'} fixed where you watch`
        : `${news} and ${fixed} fixed where you watch`
    },
    made: 'New',
    fixed: 'Fixed',
    detail: (category, place, when) => `${category} · ${place} · reported ${when}`,
    more: (count) => `… and ${count} more`,
    why: (watched) => `You get this letter because you watch: ${watched}.`,
    leave: 'Stop watching',
    leaveAll: 'Stop watching everything',
  },

  person: {
    signIn: {
      subject: 'Your link to My page',
      title: 'Open My page',
      intro: 'Somebody has asked for a link to your page at FixaMinGata. Is it you? Open it here.',
      button: 'Open My page',
      lives: 'The link works once, within 30 minutes.',
      ignore: 'Is it not you? Then you need do nothing. Do not pass the link on.',
    },
    newAddress: {
      subject: 'Confirm your new e-mail address',
      title: 'Confirm your new e-mail address',
      intro: 'Somebody wants to use this address at FixaMinGata. Is it you? Confirm it, and we change to it.',
      button: 'Confirm the address',
      lives: 'The link works once, within 24 hours.',
      ignore: 'Is it not you? Then you need do nothing. Nothing changes.',
    },
    addressChanged: {
      subject: 'Your e-mail address is changed',
      title: 'Your e-mail address is changed',
      intro:
        'You have changed to another e-mail address at FixaMinGata. We send no more letters here, and the links in our earlier letters to this address no longer work.',
      keys: (count) =>
        `${count === 1 ? 'One key' : `${count} keys`} that you have added ${count === 1 ? 'works' : 'work'} as before. Is there one you don’t know? Remove it on My page.`,
      notYou: 'Was it not you? Reply to this letter at once, and we help you.',
    },
    passkeyAdded: {
      subject: 'A key is added to My page',
      title: 'A key is added',
      intro: 'From now on a new key signs in to your page at FixaMinGata, instead of a link in a letter.',
      notYou:
        'Was it not you? Sign in to My page by a link in a letter, remove the key under Your data and sign out everywhere. Or reply to this letter, and we help you.',
    },
    passkeyRemoved: {
      subject: 'A key is removed from My page',
      title: 'A key is removed',
      intro:
        'One of your keys at FixaMinGata no longer works, and whoever has come in by the key is signed out. The link in a letter works as before. The key may still be in the phone or computer: remove it there as well.',
      notYou:
        'Was it not you? Sign in to My page by a link in a letter, and sign out everywhere. Or reply to this letter, and we help you.',
    },
    erased: {
      subject: 'Your data are removed',
      title: 'Your data are removed',
      intro:
        'Your e-mail address, your name and what you followed are removed. This is our last letter to you.',
      stays:
        'Your reports stay, of nobody. What their recipients have got already they may have to keep: ask them directly.',
      notYou: 'Was it not you? Reply to this letter. We can’t take it back, but we want to know.',
    },
  },
}
