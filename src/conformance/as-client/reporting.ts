import { checksOf } from '../check.ts'
import { demand } from '../demand.ts'
import { type Heard, referenceOf, type Trial } from './heard.ts'
import { demandKey, demandOfAll, reports, some } from './seen.ts'
import { questions, serviceRows, sides, trialPlace, trialServices } from './trial-catalogue.ts'

const has = (name: string) => (one: Heard) => (one.posted.get(name) ?? '').trim() !== ''
const said = (one: Heard, name: string): string => one.posted.get(name) ?? 'nothing'

const answersTo = ({ posted }: Heard, code: string): string[] => [
  ...posted.getAll(`attribute[${code}]`),
  ...posted.getAll(`attribute[${code}][]`),
]

// What people write is counted, or looked through; no sentence repeats it.
const lengthOf = ({ posted }: Heard): number => [...(posted.get('description') ?? '')].length
const markupIn = ({ posted }: Heard): string | undefined =>
  /<\/?(?:p|br|div|b|i|a|span)\b|&(?:amp|lt|gt|quot|#\d+);/i.exec(posted.get('description') ?? '')?.[0]

/** Each report has, in this field, what it should. */
const each = (name: string, isRight: (words: string) => boolean) => (trial: Trial) =>
  demandOfAll(
    reports(trial),
    ({ posted }) => isRight(posted.get(name) ?? ''),
    (one) => `${name} is ${said(one, name)}.`,
  )

const isWithin = (words: string, least: number, most: number) =>
  Number(words) >= least && Number(words) <= most

export const reportingChecks = checksOf<Trial>(
  { area: 'client-reports', reference: 'GeoReport v2, POST Service Request' },
  {
    type: {
      title: 'Felanmälningar skickas som formulär',
      rule: 'A report is application/x-www-form-urlencoded, or multipart/form-data.',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          ({ contentType }) =>
            /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType),
          ({ contentType }) => `It is ${contentType || 'of no type'}.`,
        ),
    },
    utf8: {
      title: 'Felanmälningar är i UTF-8',
      rule: 'The words of a report are UTF-8, encoded once.',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          ({ posted }) => ![...posted.values()].some((words) => /\ufffd|Ã[\u0080-\u00bf¥¤¶]/.test(words)),
          () => 'Some of its words are not UTF-8, or are encoded twice.',
        ),
    },
    key: {
      title: 'Felanmälningar har nyckeln i kroppen',
      rule: 'A report has the api_key that the program was given, in its body.',
      run: (trial) => demandKey(reports(trial), trial, 'report'),
    },
    jurisdiction: {
      title: 'Felanmälningar säger vilken jurisdiktion',
      rule: 'A report has the jurisdiction_id that the program was given.',
      run: (trial) => each('jurisdiction_id', (words) => words === trial.jurisdiction)(trial),
    },
    service: {
      title: 'Felanmälningar har en kategori ur listan',
      rule: 'The service_code is one of the list, as it stands there: not its name.',
      run: each('service_code', (words) => serviceRows.some((row) => row.service_code === words)),
    },
    place: {
      title: 'Felanmälningar har lat och long',
      rule: 'A report has lat and long, both.',
      level: 'profile',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          (one) => has('lat')(one) && has('long')(one),
          (one) => `They are ${said(one, 'lat')} and ${said(one, 'long')}.`,
        ),
    },
    'place-point': {
      title: 'Koordinater har decimalpunkt',
      rule: 'lat and long are decimal numbers with a point.',
      run: (trial) =>
        demandOfAll(
          reports(trial).filter(has('lat')),
          ({ posted }) => ['lat', 'long'].every((name) => /^-?\d+(?:\.\d+)?$/.test(posted.get(name) ?? '0')),
          (one) => `They are ${said(one, 'lat')} and ${said(one, 'long')}.`,
        ),
    },
    'place-right': {
      title: 'Latitud och longitud är inte förväxlade',
      rule: 'lat and long lie where they were given: in Sweden, not changed for each other.',
      run: (trial) =>
        demandOfAll(
          reports(trial).filter(has('lat')),
          ({ posted }) => {
            const [lat = '', long = ''] = ['lat', 'long'].map(
              (name) => posted.get(name)?.replace(',', '.') ?? '',
            )
            return isWithin(lat, 55, 70) && isWithin(long, 10, 25)
          },
          (one) => `They are ${said(one, 'lat')} and ${said(one, 'long')}.`,
        ),
    },
    'place-precise': {
      title: 'Koordinater är noga till metern',
      rule: 'lat and long are where they were given, to the metre: four decimals are ten.',
      level: 'profile',
      run: (trial) =>
        demandOfAll(
          reports(trial).filter(has('lat')),
          ({ posted }) =>
            (['lat', 'long'] as const).every(
              (name) => Math.abs(Number(posted.get(name)?.replace(',', '.')) - trialPlace[name]) < 0.000_015,
            ),
          (one) => `They are ${said(one, 'lat')} and ${said(one, 'long')}.`,
        ),
    },
    description: {
      title: 'Felanmälningar har en beskrivning',
      rule: 'A report has a description of four thousand characters at most.',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          (one) => has('description')(one) && lengthOf(one) <= 4000,
          (one) =>
            has('description')(one) ? `It has ${lengthOf(one)} characters.` : 'There is no description.',
        ),
    },
    'no-markup': {
      title: 'Beskrivningen är text, inte HTML',
      rule: 'The description is plain text: no tags, no entities.',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          (one) => markupIn(one) === undefined,
          (one) => `There is ${markupIn(one)} in the description.`,
        ),
    },
    'required-answered': {
      title: 'Det som krävs besvaras',
      rule: 'Every attribute that is required is answered.',
      run: (trial) =>
        demandOfAll(
          reports(trial, trialServices.hole),
          (one) => [questions.depth, questions.side].every((code) => answersTo(one, code).some(Boolean)),
          () => `${questions.depth} or ${questions.side} is not.`,
        ),
    },
    'choice-by-key': {
      title: 'Ett val skickas som sin nyckel',
      rule: 'A choice is sent as its key, not as its name.',
      run: (trial) => {
        const chosen = some(
          reports(trial, trialServices.hole).filter((one) => answersTo(one, questions.side).length > 0),
          `answered ${questions.side}`,
        )
        demandOfAll(
          chosen,
          (one) => answersTo(one, questions.side).every((key) => Object.hasOwn(sides, key)),
          (one) => `It is ${answersTo(one, questions.side).join(' and ')}.`,
        )
      },
    },
    'choices-apart': {
      title: 'Flera val skickas vart för sig',
      rule: 'Several choices are sent one by one, not joined.',
      run: (trial) => {
        const chosen = some(
          reports(trial, trialServices.hole).filter((one) => answersTo(one, questions.when).length > 0),
          `answered ${questions.when}`,
        )
        demandOfAll(
          chosen,
          (one) => answersTo(one, questions.when).every((key) => key === 'dag' || key === 'natt'),
          (one) => `It is ${answersTo(one, questions.when).join(' and ')}.`,
        )
      },
    },
    'notice-left': {
      title: 'Det som inte är en fråga besvaras inte',
      rule: 'An attribute with variable=false is shown, and not answered.',
      run: (trial) =>
        demandOfAll(
          reports(trial, trialServices.hole),
          (one) => answersTo(one, questions.notice).length === 0,
          () => `${questions.notice} is.`,
        ),
    },
    reference: {
      title: 'Felanmälningar har en egen referens',
      rule: 'A report has what the program calls it: report_url, attribute[fixmystreet_id], service_request_id_ext or Idempotency-Key.',
      level: 'profile',
      run: (trial) =>
        demandOfAll(
          reports(trial),
          (one) => referenceOf(one) !== '',
          () => 'The report has no reference.',
        ),
    },
    'references-unique': {
      title: 'Två felanmälningar har var sin referens',
      rule: 'Two different reports have two references.',
      level: 'profile',
      run: (trial) => {
        const [holes, lamps] = [reports(trial, trialServices.hole), reports(trial, trialServices.lamp)]
        const known = new Set(holes.map(referenceOf).filter(Boolean))
        const same = lamps.find((one) => known.has(referenceOf(one)))
        demand(same === undefined, 'Two reports have the same reference.', same ?? null)
      },
    },
    'address-whole': {
      title: 'Anmälarens e-postadress är en adress',
      rule: 'The email of a report is an address.',
      run: (trial) =>
        demandOfAll(
          some(reports(trial).filter(has('email')), 'sent an email'),
          ({ posted }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(posted.get('email') ?? ''),
          () => 'The email is no address.',
        ),
    },
  },
)
