import type { finding as source } from '../../sv/pages/finding.ts'

export const finding: typeof source = {
  start: {
    title: 'Report problems in streets and parks',
    heading: 'Report a problem',
    lead: 'A pothole, a broken street light or litter in the park? We make sure the right municipality hears.',
    description: 'Report problems in streets, parks and other public places anywhere in Sweden.',
    reported: (when: string) => `reported ${when}`,
    latest: 'Latest reports',
    none: 'No reports yet',
    noneWords: 'Be the first: find a place above.',
    how: 'How it works',
    steps: [
      'Find the place and describe the problem. You need no account.',
      'Confirm by the link in the letter you get. Then the report goes to the municipality.',
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
    address:
      'We do not know exactly where the street is. Choose the town, and describe the place in the next step.',
    nothing: (words) => `We found no place for “${words}”.`,
    help: 'Write the name of a town or municipality. You can also paste coordinates or a link from a map.',
    noReport: (number) => `There is no report with number ${number}.`,
    place: 'Town',
    municipality: 'Municipality',
    coordinates: 'Coordinates',
    nearest: (place) => `Near ${place}`,
    badPlace: 'We could not read the place. Search for it here.',
  },
}
