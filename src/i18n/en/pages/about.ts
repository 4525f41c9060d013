import type { about as source } from '../../sv/pages/about.ts'

export const about: typeof source = {
  service: {
    title: 'About FixaMinGata',
    words: [
      'FixaMinGata is a service for reporting problems in streets, parks and other public places anywhere in Sweden.',
      'You say where the problem is and what is wrong. We find out which municipality the place is in and send the report there. Everybody can see the report and what happens to it.',
      'The municipality answers by a link in our letter. It needs no account.',
    ],
    byMail:
      'You can also send a picture or a few lines by e-mail. You then get a link to a report that we have begun to fill in. Write to:',
    notTitle: 'What the service is not for',
    notLead:
      'Nobody reads a report at once, and the recipient can help only with what it is responsible for. Turn here instead.',
    not: [
      {
        title: 'It is urgent',
        words: [
          'Danger to life, health or property, a fire, or a crime going on: call 112. So too for accidents with wild animals.',
          'Police matters that are not urgent: call 114 14.',
          'Urgent obstacles on state roads: call Trafikverket on 0771-921 921.',
          'Power cuts and hanging power lines: call the electricity network company. It is named on your network bill.',
          'No water, flooding from the sewer or a water leak: call the municipality’s emergency number for water and sewage.',
          'Somebody is being harmed or neglected: call the municipality’s social emergency service, or 112 if it is urgent.',
        ],
      },
      {
        title: 'Somebody else looks after it',
        words: [
          'Faults in your home, stairwell, laundry room or courtyard: turn to the landlord or the housing association.',
          'Faults on other private land: turn to its owner.',
          'Noise, smells or disturbing neighbours: talk to the neighbour or the landlord first. If that does not help, turn to the municipality’s environmental office. If there is trouble right now, call the police on 114 14.',
          'Parking fines: dispute them with the police. Private parking charges: turn to the parking company. Number and address are on the ticket.',
        ],
      },
      {
        title: 'Nothing is wrong with the place',
        words: [
          'Proposals, for example a new road or playground: leave a citizen’s proposal or a comment on the municipality’s website.',
          'Politics and the municipality’s decisions: write to the municipality’s politicians, or appeal as the decision says.',
          'Opinions, and complaints about staff: leave a comment with the municipality.',
          'Compensation for damage: make a claim to whoever looks after the place. Do report the fault here too.',
        ],
      },
    ],
    sourcesTitle: 'Sources',
    sources: [
      {
        words: 'Place names and places come from GeoNames, licence CC BY 4.0.',
        link: 'https://www.geonames.org/',
      },
      {
        words: 'Shores and lakes: © OpenStreetMap contributors, licensed under ODbL 1.0.',
        link: 'https://www.openstreetmap.org/copyright',
      },
    ],
    contactTitle: 'Contact',
    contact: 'Write to us:',
  },
  privacy: {
    title: 'Personal data',
    lead: 'How we handle what you leave with us.',
    facts: [
      {
        term: 'What we store',
        detail: 'What you write, the photos, the place, your e-mail address, and your name if you give it.',
      },
      {
        term: 'What everybody sees',
        detail:
          'Title, description, photos, place, category and what happens. Never your name or address. E-mail addresses, telephone numbers and registration numbers in the text are taken out. So is what the camera has written into the photo, as time and place.',
      },
      {
        term: 'What the recipient sees',
        detail: 'All you have written, and your e-mail address and name so that they can answer.',
      },
      { term: 'Why', detail: 'So that the report reaches the right recipient and you hear what happens.' },
      {
        term: 'How long',
        detail:
          'A report that is not confirmed is removed after 30 days. Confirmed reports stay, of nobody if you remove your data. What you tell us of abuse or barriers is removed a year after it is settled. What you watch is removed 30 days after you have stopped, or if you do not confirm it.',
      },
      {
        term: 'When you send mail',
        detail:
          'If you answer a letter, or mail a picture, the mail is kept as it came for 90 days at most, so that we can see that nothing went wrong. What you wrote goes to whoever has the case, and is kept with it. If the mail begins a report that you do not send, that is removed within 30 days.',
      },
      {
        term: 'Between two systems',
        detail:
          'If the recipient has a case system of its own, or you report in another app, what the systems say to each other is kept for 90 days at most, so that we can see that nothing went wrong. Names and addresses are hidden but from those who must see them, and that is noted.',
      },
      {
        term: 'When you say thanks',
        detail:
          'When you say thanks for a fix, we keep a coded imprint of your connection and browser for about a day, so that the same thanks are not counted twice. The address itself is not kept.',
      },
      {
        term: 'When you try the sandbox',
        detail:
          'The address that you ask for a key with is kept until the letter has left. After that we have a coded print of it for as long as you have a key in use, or anything you have sent is still here. What you send is erased after seven days. If somebody misuses the sandbox we keep the print for a year, so that the address gets no more keys.',
      },
      {
        term: 'Cookies',
        detail:
          'One while you are signed in to My page, and one for five minutes when you use a key. Otherwise none. We ask no other website.',
      },
      {
        term: 'Keys',
        detail:
          'If you add a key on My page, we keep the part that can only check it, the name you give it, when it was added and when it was last used. The secret part, and your fingerprint, face or code, never leave your device.',
      },
      {
        term: 'Kept in your browser',
        detail:
          'While you fill in a report its text and photos are kept on your device, so that nothing is lost. They are removed when the report is sent, when you remove them yourself, or after a week. The tab remembers which reports you have sent until you close it.',
      },
      {
        term: 'Letters',
        detail:
          'Each letter has a link that ends letters about the same thing, and one to all that you follow and watch.',
      },
    ],
    addresses: {
      term: 'Addresses',
      detail:
        'When you search for an address, or report from a position, our server asks an address service that uses OpenStreetMap. It gets what you searched for or the place, but not who you are. We do not keep what is searched for.',
    },
    ofBodies: 'What a recipient says of what it gets stands on a page of its own.',
    ofBodiesLink: 'Choose a municipality',
    own: 'At My page you fetch all we have about you, change your address and remove your data.',
    rights: 'Do you want to know more, or correct something else? Write to us:',
  },
  bodyPrivacy: {
    title: (body) => `Personal data with ${body}`,
    lead: (body) =>
      `When you report something to ${body}, two are responsible for your data, each for its part.`,
    theirs: (body) => `When the report has reached ${body}`,
    ours: 'With FixaMinGata',
    oursWords:
      'We are responsible for what you write here, until the report has arrived and for as long as it is shown with us. Unless you remove your data we have your address, so that you hear what happens.',
    allOfIt: 'How we handle personal data',
    reported: (body) => `What is reported in ${body}`,
    at: (board, body) => `${board}, ${body}`,
    terms: {
      responsible: 'Responsible',
      gets: 'What it gets',
      basis: 'Legal basis',
      keeping: 'For how long',
      contact: 'Questions and data protection officer',
      page: 'Read more',
    },
    unsaid: {
      gets: 'What you write, the photos, the place, your e-mail address, and your name if you give it. Contractors do not learn who you are.',
      contact: (body) =>
        `The recipient has given us no address. Ask ${body} for its data protection officer.`,
      keeping: {
        public:
          'The recipient has not told us. What reaches a public authority is an official document: it may be handed out, and is kept or removed by the authority’s own decisions.',
        other: 'The recipient has not told us. Ask it directly.',
      },
    },
    unsaidBasis: {
      municipality:
        'The recipient has not told us. Mostly it is a task in the public interest: to keep streets, parks and other public places (article 6.1 e of the General Data Protection Regulation).',
      agency:
        'The recipient has not told us. Mostly it is a task in the public interest (article 6.1 e of the General Data Protection Regulation).',
      association:
        'A legitimate interest: that reports nobody else takes are answered anyhow (article 6.1 f of the General Data Protection Regulation).',
      road_association:
        'The recipient has not told us. Mostly it is a legitimate interest: to keep the road (article 6.1 f of the General Data Protection Regulation).',
    },
  },
}
