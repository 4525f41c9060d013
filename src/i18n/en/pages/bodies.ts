import type { bodies as source } from '../../sv/pages/bodies.ts'

export const bodies: typeof source = {
  link: 'Municipalities and other bodies',
  others: 'Other bodies',
  othersWords: 'You find a road association by searching for its name.',
  found: 'Bodies of that name',
  description: (name) => `What ${name} takes care of among what is reported, and what has happened with it.`,
  answersFor: {
    municipality: 'Looks after streets, parks and other public places in the municipality.',
    agency:
      'A public agency. Gets what concerns state roads and other things it looks after, in the whole country.',
    association: 'The association behind this service. Takes care of what nobody else accepts.',
    road_association: 'Looks after private roads. Gets what concerns them.',
  },
  held: 'Reports',
  all: (name) => `Everything with ${name}`,
}
