import { checksOf, Untried } from '../check.ts'
import { demand } from '../demand.ts'
import { headerOf } from '../exchanged.ts'
import { day, isMoment, timeOf } from '../times.ts'
import { isAsked, resourceOf, type Trial } from './heard.ts'
import { demandOfAll, lists, polls, reads, reports, some } from './seen.ts'
import { trialServices } from './trial-catalogue.ts'

const resources = ['discovery', 'services', 'requests', 'tokens', 'servicerequestupdates']

export const readingChecks = checksOf<Trial>(
  { area: 'client-reads', reference: 'GeoReport v2, methods and arguments' },
  {
    methods: {
      title: 'Bara GET och POST används',
      rule: 'A program asks by GET and POST alone.',
      run: ({ heard }) =>
        demandOfAll(
          some(heard, 'asked anything'),
          ({ method }) => method === 'GET' || method === 'POST',
          ({ method }) => `It asked by ${method}.`,
        ),
    },
    resources: {
      title: 'Bara resurser som finns efterfrågas',
      rule: 'A program asks for resources of the specification, below the url it was given.',
      run: ({ heard }) =>
        demandOfAll(
          some(heard, 'asked anything'),
          (one) => resources.includes(resourceOf(one).resource),
          ({ path }) => `It asked for ${path}.`,
        ),
    },
    endings: {
      title: 'Formatet är en ändelse',
      rule: 'Every address ends in .xml or .json.',
      run: ({ heard }) =>
        demandOfAll(
          some(heard, 'asked anything'),
          (one) => /^(?:xml|json)$/.test(resourceOf(one).format),
          ({ path }) => `It asked for ${path}.`,
        ),
    },
    jurisdiction: {
      title: 'Varje fråga säger vilken jurisdiktion',
      rule: 'Every question but discovery has the jurisdiction_id that the program was given.',
      run: (trial) =>
        demandOfAll(
          reads(trial).filter((one) => resourceOf(one).resource !== 'discovery'),
          ({ query }) => query.get('jurisdiction_id') === trial.jurisdiction,
          ({ path, query }) => `${path} has ${query.get('jurisdiction_id') ?? 'none'}.`,
        ),
    },
    'no-key': {
      title: 'Nyckeln står inte i adresser',
      rule: 'No address holds the key, since addresses are kept in logs; but that of updates, where FixMyStreet has it.',
      level: 'profile',
      run: (trial) =>
        demandOfAll(
          some(trial.heard, 'asked anything').filter((one) => !isAsked(one, 'GET', 'servicerequestupdates')),
          ({ request }) => !request.url.includes(trial.key),
          ({ path }) => `The address of ${path} does.`,
        ),
    },
    'definition-first': {
      title: 'Frågorna läses innan felanmälan skickas',
      rule: 'Where a service has metadata=true, its definition is read before it is reported.',
      run: (trial) => {
        const [first] = reports(trial, trialServices.hole)
        const read = trial.heard.find(
          (one) => isAsked(one, 'GET', 'services') && resourceOf(one).of === trialServices.hole,
        )
        demand(
          read !== undefined && read.at < (first?.at ?? 0),
          'The definition was not read before the report was sent.',
          first ?? null,
        )
      },
    },
    'code-escaped': {
      title: 'Koder skrivs rätt i adressen',
      rule: 'A code with a space and å in an address is UTF-8 with percent signs: %20, not +.',
      run: ({ heard }) => {
        const asked = some(
          heard.filter((one) => isAsked(one, 'GET', 'services') && resourceOf(one).of !== ''),
          'read a definition',
        )
        demandOfAll(
          asked,
          (one) => resourceOf(one).of === trialServices.hole,
          ({ path }) => `It asked for ${path}.`,
        )
      },
    },
    'asks-if-changed': {
      title: 'Det som redan finns hämtas inte igen',
      rule: 'Who reads the services once more says which they have, by If-None-Match.',
      level: 'profile',
      run: (trial) => {
        const [, ...again] = lists(trial, 'services')
        demandOfAll(
          some(again, 'read the services twice'),
          ({ request }) => request.headers?.['if-none-match'] !== undefined,
          () => 'The services were read again without If-None-Match.',
        )
      },
    },
    'follows-pages': {
      title: 'Alla sidor läses',
      rule: 'Where Link tells of a next page, it is read.',
      level: 'profile',
      run: (trial) => {
        const all = lists(trial, 'requests')
        demandOfAll(
          all.filter((one) => headerOf(one, 'link').includes('rel="next"')),
          (one) => {
            const next = new URL(/<([^>]*)>/.exec(headerOf(one, 'link'))?.[1] ?? 'http://kit.example/')
            return all.some(({ query }) => query.get('page') === next.searchParams.get('page'))
          },
          ({ query }) => `The page after ${query.get('page') ?? 'the first'} was not read.`,
        )
      },
    },
    'window-whole': {
      title: 'Fönstret för uppdateringar har två ändar',
      rule: 'Updates are fetched with start_date and end_date, or with neither.',
      run: (trial) =>
        demandOfAll(
          polls(trial),
          ({ query }) => query.has('start_date') === query.has('end_date'),
          () => 'There is start_date or end_date, not both.',
        ),
    },
    'window-zone': {
      title: 'Fönstrets tider har tidszon',
      rule: 'start_date and end_date are ISO 8601 with their zone.',
      run: (trial) =>
        demandOfAll(
          polls(trial),
          ({ query }) =>
            ['start_date', 'end_date'].every((name) => isMoment(query.get(name) ?? '2026-01-01T00:00Z')),
          ({ query }) => `They are ${query.get('start_date')} and ${query.get('end_date')}.`,
        ),
    },
    'window-ninety': {
      title: 'Fönstret är högst nittio dagar',
      rule: 'start_date and end_date are ninety days apart at most, the first one first.',
      run: (trial) =>
        demandOfAll(
          polls(trial),
          ({ query }) => {
            const span = timeOf(query.get('end_date') ?? '') - timeOf(query.get('start_date') ?? '')
            return Number.isNaN(span) || (span >= 0 && span <= 90 * day)
          },
          ({ query }) => `They are ${query.get('start_date')} and ${query.get('end_date')}.`,
        ),
    },
    'window-no-gap': {
      title: 'Inget glapp mellan fönstren',
      rule: 'The next window begins no later than the last one ended.',
      run: (trial) => {
        const windows = polls(trial).filter(({ query }) => query.has('start_date'))
        if (windows.length < 2) throw new Untried('The program has not fetched updates twice, with dates.')
        const ends = windows.map(({ query }) => timeOf(query.get('end_date') ?? ''))
        const late = windows.find(
          ({ query }, place) => place > 0 && timeOf(query.get('start_date') ?? '') > (ends[place - 1] ?? 0),
        )
        demand(late === undefined, 'The window begins after the last one ended.', late ?? null)
      },
    },
  },
)
