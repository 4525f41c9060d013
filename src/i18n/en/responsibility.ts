import type { responsibility as swedish } from '../sv/responsibility.ts'

type Road = { number: string | null; name: string | null }

const roadName = ({ number, name }: Road): string | null => {
  if (number) return /^E/.test(number) ? number : `road ${number}`
  return name
}
const theRoad = (road: Road): string => roadName(road) ?? 'the road'
const named = (road: Road): string => (roadName(road) ? ` (${roadName(road)})` : '')
const metres = (count: number): string => (count === 0 ? 'at the place' : `${count} metres from the place`)

const owners = { state: "the state's", municipal: "the municipality's", private: 'private' }
const placed = {
  polygon: (municipality: string) => `the place is in ${municipality}`,
  'nearest-place': (municipality: string) => `the place seems to be in ${municipality}`,
  resident: (municipality: string) => `the place is in ${municipality} according to the reporter`,
}
const kept = (association: string | null): string => (association ? ` and kept by ${association}` : '')

export const responsibility: typeof swedish = {
  because: (body, reason) => `Goes to ${body}, because ${reason}.`,
  dependsOnCategory: 'The category decides who gets the report',
  held: (body, reason) => `${body}, because ${reason}`,
  reasons: {
    municipality: ({ municipality, placedBy }, name) => placed[placedBy](name(municipality)),
    'municipal-road': ({ municipality, ...road }, name) =>
      `${theRoad(road)} is the municipality's and lies in ${name(municipality)}`,
    'state-road': (road) => `${theRoad(road)} is the state's`,
    'private-road': ({ association, ...road }) => `${theRoad(road)} is private${kept(association)}`,
    'private-road-told': ({ municipality, association, ...road }, name) =>
      `${theRoad(road)} is private${kept(association)}, whom we can't reach; ${name(municipality)} wants to know`,
    'unsure-keeper': ({ municipality }, name) =>
      `we are not sure who looks after the place, and ${name(municipality)} passes it on if it is somebody else`,
    'no-road': ({ municipality }, name) =>
      `we know of no road right here, and the place is in ${name(municipality)}`,
    'takes-over': ({ body, name: what }, name) => `${name(body)} looks after this: ${what}`,
    contractor: ({ body, name: what }, name) => `${name(body)} has a contractor look after this: ${what}`,
    unit: ({ body, name: what }, name) => `the place belongs to ${what} at ${name(body)}`,
    chosen: ({ body }, name) => `the reporter chose ${name(body)}`,
    'own-case': ({ body }, name) => `${name(body)} has entered the case itself`,
  },
  youChose: (body) => `you chose ${body}`,
  unreachable: {
    refuses: (body) => `${body} wants reports on its own website.`,
    'no-address': (body) => `We have no address to ${body} for this yet.`,
    'unknown-association':
      'The road is private: a road association or those who own the land look after it, not the municipality. No address is known to us.',
    namedAssociation: (association) =>
      `The road is private and kept by ${association}, not by the municipality. No address is known to us.`,
  },
  privateRoad:
    'A private road is looked after by the properties along it, mostly through a road association. They decide for themselves what is to be done.',
  urgent: (body, telephone) => `Is it urgent? Call ${body} on ${telephone}.`,
  questions: {
    municipality: 'Which municipality is the place in?',
    keeper: 'Do you know who looks after the place?',
  },
  confidence: {
    sure: 'We are sure of the recipient.',
    likely: 'This is the likely recipient.',
    unsure: 'We are not sure of the recipient.',
  },
  objections: {
    keeper: 'I know who looks after the place',
    told: 'The recipient has said that it is not theirs',
    other: 'Something else',
  },
  steps: {
    'in-sweden': () => 'The place is in Sweden.',
    outside: ({ where }) => (where === 'sea' ? 'The place is at sea.' : 'The place is outside Sweden.'),
    'in-municipality': ({ municipality, placedBy }, name) =>
      ({
        polygon: `It lies within the border of ${name(municipality)}.`,
        'nearest-place': `The nearest town is in ${name(municipality)}; the borders have not been imported.`,
        resident: `It is in ${name(municipality)} according to the reporter.`,
      })[placedBy],
    'near-border': ({ municipality, metres: away }, name) =>
      away === null
        ? `It may also be in ${name(municipality)}.`
        : `It may also be in ${name(municipality)}: the border is ${away} metres away.`,
    'owner-model': ({ category, model }, name) =>
      ({
        road: `${name(category)}: whoever keeps the road is responsible.`,
        land: `${name(category)}: whoever looks after the land is responsible.`,
        asset: `${name(category)}: whoever owns the thing is responsible.`,
        municipality: `${name(category)}: the municipality is responsible.`,
        other: `${name(category)}: the municipality, unless it has said otherwise.`,
      })[model],
    road: (road) => {
      const kinds = { carriageway: 'carriageway', cycleway: 'cycle path', footway: 'footway' }
      return `The nearest ${kinds[road.network]}${named(road)} is ${owners[road.owner]}, ${metres(road.metres)}.`
    },
    'town-only': () => 'Only the town is known: roads and areas at its middle say nothing of the place.',
    'other-network': () => 'No road of the right kind is drawn here: we go by the one beside it.',
    'no-roads-known': () => 'The roads have not been imported here.',
    'no-road': ({ metres: within }) => `No road lies within ${within} metres.`,
    'unsure-road': (road) =>
      `Almost as near is ${theRoad(road)}, which is ${owners[road.owner]}, ${metres(road.metres)}.`,
    association: ({ body }, name) => `The road is kept by ${name(body)}, whom we can reach.`,
    'unknown-association': ({ association }) =>
      `The road is kept by ${association ?? 'an association we do not know'}, whom we can't reach.`,
    'told-of-private-roads': ({ body }, name) => `${name(body)} wants to know of private roads.`,
    'no-exception': () => 'Nobody has said otherwise about the place.',
    'takes-over': ({ body, name: what }, name) => `${name(body)} has taken over the responsibility: ${what}.`,
    contractor: ({ body, name: what }, name) => `${name(body)} sends it straight to its contractor: ${what}.`,
    unit: ({ body, name: what }, name) => `At ${name(body)} the place belongs to ${what}.`,
    'exceptions-disagree': ({ body }, name) =>
      `${name(body)} says that the place is theirs, and is not the only one to.`,
    address: ({ body, kind }, name) =>
      ({
        category: `It is sent to ${name(body)}, to the address for the category.`,
        body: `It is sent to ${name(body)}.`,
        registrator: `It is sent to the registrar of ${name(body)}, which has not joined yet.`,
        contractor: `It is sent to the contractor's address for ${name(body)}.`,
        unit: `It is sent to the unit's address at ${name(body)}.`,
      })[kind],
    refuses: ({ body }, name) => `${name(body)} takes no reports from here.`,
    'no-address': ({ body }, name) => `There is no address to ${name(body)}.`,
    chosen: ({ body, why }, name) =>
      ({
        keeper: `The reporter knows that ${name(body)} looks after the place.`,
        told: `The reporter has been told that it is ${name(body)}.`,
        other: `The reporter chose ${name(body)}.`,
      })[why],
    'not-choosable': ({ body }, name) => `${name(body)} could not be chosen for the place.`,
  },
}
