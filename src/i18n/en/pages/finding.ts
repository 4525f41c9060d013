import type { finding as source } from '../../sv/pages/finding.ts'

export const finding: typeof source = {
  start: {
    title: 'Report problems in streets and parks',
    heading: 'Report a problem',
    lead: 'A pothole, a broken street light or litter in the park? We make sure that whoever is responsible hears.',
    description: 'Report problems in streets, parks and other public places anywhere in Sweden.',
    photo: 'Take a photo',
    photoWords: 'The photo often tells where it is.',
    or: 'or',
    reported: (when: string) => `reported ${when}`,
    latest: 'Latest reports',
    none: 'No reports yet',
    noneWords: 'Be the first: find a place above.',
    how: 'How it works',
    steps: [
      'Find the place and describe the problem. You need no account.',
      'Confirm by the link in the letter you get. Then the report goes to whoever is responsible.',
      'You get a letter each time something happens, until it is done.',
    ],
    emergency: 'Is there danger to life, or a crime going on? Call 112.',
  },
  field: 'Where is the problem?',
  hint: 'Town, address or coordinates. Or the number of a report.',
  button: 'Search',
  position: {
    button: 'Use my position',
    looking: 'Looking for your position …',
    failed: 'We could not get your position. Write where the problem is instead.',
  },
  search: {
    title: 'Find a place',
    heading: 'Where is the problem?',
    results: 'Which place do you mean?',
    only: 'Is this the place?',
    reportHere: 'Report here',
    beside: 'Or choose the town',
    address:
      'We do not know exactly where the street is. Choose the town, and describe the place in the next step.',
    addressIn: (place) =>
      `We do not know exactly where the street is. This points to the middle of ${place}: describe the place in the next step.`,
    middleOf: (place) =>
      `This points to the middle of ${place}. Describe in the next step where the problem is.`,
    none: {
      title: (words) => `We found no place for “${words}”.`,
      words:
        'Check the spelling, or write the name of a town or municipality. You can also paste coordinates or a link from a map.',
    },
    abroad: {
      title: (words) => `“${words}” lies outside Sweden.`,
      words: 'We can only send reports to Swedish municipalities. Write a place in Sweden.',
    },
    sea: {
      title: 'The place is at sea.',
      words: 'We only take reports on land in Sweden. Check the coordinates.',
    },
    down: {
      title: 'Addresses can’t be searched just now.',
      words:
        'Towns, municipalities, coordinates and links from maps work as usual. Write the town, and describe the place in the next step.',
      choose:
        'Choose the town instead, and describe the place in the next step. Coordinates and links from maps work too.',
    },
    postcode: {
      title: 'A postcode is not enough.',
      belongs: (postcode, town) =>
        `${postcode} belongs to ${town}, but covers a large area. Write street and town, such as Storgatan 5, ${town}.`,
      coarse: 'It covers a large area. Write street and town, such as Storgatan 5, Alingsås.',
    },
    shortCode: 'The code is short. Write the town after it, such as WGJM+4C Alingsås.',
    link: 'The link does not say where the place is. Open it, and copy the address or the coordinates here.',
    noReport: (number) => `There is no report with number ${number}.`,
    kinds: {
      place: 'Town',
      address: 'Address',
      street: 'Street',
      landmark: 'Place',
    },
    municipalityAt: (seat) => `Municipality, seat ${seat}`,
    coordinates: 'Coordinates',
    nearest: (place) => `Near ${place}`,
    badPlace: 'We could not read the place. Search for it here.',
    help: 'Write the name of a town or municipality. You can also paste coordinates or a link from a map.',
  },
}
