import { checksOf, Untried } from '../check.ts'
import { demand } from '../demand.ts'
import { headerOf, textOf } from '../exchanged.ts'
import { isMoment } from '../times.ts'
import { type Heard, isAsked, referenceOf, resourceOf, statusOf, type Trial } from './heard.ts'
import { demandKey, demandOfAll, reports, some, tellings } from './seen.ts'
import { trialServices } from './trial-catalogue.ts'

/** What was put off, and what came of the same kind after it. */
function putOff(all: readonly Heard[], status: number): { first: Heard; next: Heard | undefined } {
  const place = all.findIndex((one) => statusOf(one) === status)
  const first = all[place]
  if (!first) throw new Untried(`Nothing was answered ${status}.`)
  return { first, next: all[place + 1] }
}

const sentAgain = (status: number, code: string) => (trial: Trial) => {
  const { first, next } = putOff(reports(trial, code), status)
  demand(next !== undefined, `After ${status} it was not sent again.`, first)
}

/** A report that was put off, and the same as it was sent again. */
function again(trial: Trial): { first: Heard; next: Heard } {
  const { next, first } = putOff(reports(trial, trialServices.hole), 503)
  if (!next) throw new Untried('It was not sent again.')
  return { first, next }
}

/** A clock may be a little early. */
const nearly = 0.95

const waited = (status: number, code: string) => (trial: Trial) => {
  const { first, next } = putOff(reports(trial, code), status)
  if (!next) throw new Untried('It was not sent again.')
  const [asked, seconds] = [Number(headerOf(first, 'retry-after')), (next.at - first.at) / trial.secondMs]
  demand(seconds >= asked * nearly, `Asked to wait ${asked} s, it waited ${seconds.toFixed(1)} s.`, next)
}

const tokenAsks = ({ heard }: Trial): readonly Heard[] =>
  some(
    heard.filter((one) => isAsked(one, 'GET', 'tokens')),
    'asked what a token stands for',
  )
const hasNumber = (one: Heard): boolean => textOf(one).includes('service_request_id')

const statuses = [
  ...['unchanged', 'open', 'closed', 'fixed', 'in_progress', 'planned', 'action_scheduled', 'investigating'],
  ...['duplicate', 'not_councils_responsibility', 'no_further_action', 'internal_referral', 'cancelled'],
  ...['reopen', 'for_triage', 'confirmed', 'received', 'acknowledged'],
]

const told = (name: string, isRight: (words: string) => boolean) => (trial: Trial) =>
  demandOfAll(
    tellings(trial),
    ({ posted }) => isRight(posted.get(name) ?? ''),
    ({ posted }) => `${name} is ${posted.get(name) ?? 'missing'}.`,
  )

export const persistingChecks = [
  ...checksOf<Trial>(
    { area: 'client-retries', reference: 'HTTP 429, 503, Retry-After (RFC 9110)', level: 'profile' },
    {
      'after-busy': {
        title: 'Det skickas igen efter 503',
        rule: 'After 503 a report is sent again: nobody else will.',
        run: sentAgain(503, trialServices.hole),
      },
      'after-limit': {
        title: 'Det skickas igen efter 429',
        rule: 'After 429 a report is sent again.',
        run: sentAgain(429, trialServices.lamp),
      },
      'waits-busy': {
        title: 'Den väntar efter 503 så länge den ombeds',
        rule: 'After 503 it is not sent again before Retry-After has passed.',
        run: waited(503, trialServices.hole),
      },
      'waits-limit': {
        title: 'Den väntar efter 429 så länge den ombeds',
        rule: 'After 429 it is not sent again before Retry-After has passed.',
        run: waited(429, trialServices.lamp),
      },
      'same-reference': {
        title: 'Det som skickas igen har samma referens',
        rule: 'What is sent again has the reference it had: it may have been taken the first time.',
        run: (trial) => {
          const { next, first } = again(trial)
          const [was, is] = [referenceOf(first), referenceOf(next)]
          demand(was === is, `It was ${was || 'none'} and is ${is || 'none'}.`, next)
        },
      },
      'same-words': {
        title: 'Det som skickas igen säger detsamma',
        rule: 'What is sent again says what it said.',
        run: (trial) => {
          const { next, first } = again(trial)
          const changed = ['service_code', 'description', 'lat', 'long'].filter(
            (name) => first.posted.get(name) !== next.posted.get(name),
          )
          demand(changed.length === 0, `It has another ${changed.join(' and another ')}.`, next)
        },
      },
      'refused-once': {
        title: 'Det som avvisas skickas inte igen',
        rule: 'After 400 the same is not sent again: nothing will be otherwise.',
        run: (trial) => {
          const refused = reports(trial, trialServices.closed)
          demand(refused.length === 1, `It was sent ${refused.length} times.`, refused.at(-1) ?? null)
        },
      },
      'taken-once': {
        title: 'Det som har tagits emot skickas inte igen',
        rule: 'After 200 the same is not sent again.',
        run: (trial) => {
          const all = reports(trial, trialServices.hole)
          const taken = all.findIndex((one) => statusOf(one) === 200)
          if (taken === -1) throw new Untried('Nothing was taken.')
          const sent = all.slice(taken + 1).find((one) => referenceOf(one) === referenceOf(all[taken] ?? one))
          demand(sent === undefined, 'A report that was taken is sent again.', sent ?? null)
        },
      },
    },
  ),
  ...checksOf<Trial>(
    { area: 'client-tokens', reference: 'GeoReport v2, GET service_request_id from a token' },
    {
      asks: {
        title: 'En token frågas efter',
        rule: 'Who is answered by a token asks what it stands for.',
        run: (trial) => {
          const [report] = reports(trial, trialServices.litter)
          const asked = trial.heard.some((one) => isAsked(one, 'GET', 'tokens'))
          demand(asked, 'No token was asked for.', report ?? null)
        },
      },
      'right-token': {
        title: 'Det är den token som gavs',
        rule: 'It asks for the token it was given.',
        run: (trial) =>
          demandOfAll(
            tokenAsks(trial),
            (one) => statusOf(one) === 200,
            (one) => `It asked for ${resourceOf(one).of}.`,
          ),
      },
      'until-number': {
        title: 'Den frågar tills det finns ett nummer',
        rule: 'It asks until there is a number.',
        run: (trial) => {
          const asks = tokenAsks(trial)
          demand(asks.some(hasNumber), `It gave up after ${asks.length}.`, asks.at(-1) ?? null)
        },
      },
      stops: {
        title: 'Den slutar fråga när det finns ett nummer',
        rule: 'When there is a number it asks no more.',
        run: (trial) => {
          const asks = tokenAsks(trial)
          const known = asks.findIndex(hasNumber)
          if (known === -1) throw new Untried('It has not asked until there was a number.')
          demand(known === asks.length - 1, 'It asks on, though there is a number.', asks[known + 1] ?? null)
        },
      },
      'at-ease': {
        title: 'Den frågar inte oftare än varje sekund',
        rule: 'It asks no oftener than once a second.',
        level: 'profile',
        run: (trial) => {
          const asks = tokenAsks(trial)
          const hasty = asks.find(
            ({ at }, place) => place > 0 && at - (asks[place - 1]?.at ?? 0) < trial.secondMs * nearly,
          )
          demand(hasty === undefined, 'It asked again in less than a second.', hasty ?? null)
        },
      },
    },
  ),
  ...checksOf<Trial>(
    { area: 'client-tells', reference: 'POST servicerequestupdates (FixMyStreet)', level: 'profile' },
    {
      key: {
        title: 'Uppdateringar har nyckeln i kroppen',
        rule: 'An update has the api_key that the program was given, in its body.',
        run: (trial) => demandKey(tellings(trial), trial, 'update'),
      },
      request: {
        title: 'Uppdateringar gäller ett ärende som finns',
        rule: 'The service_request_id of an update is one that the kit has given.',
        run: told('service_request_id', (words) => /^10\d\d$/.test(words)),
      },
      id: {
        title: 'Uppdateringar har ett eget namn',
        rule: 'An update has an update_id.',
        run: told('update_id', (words) => words.trim() !== ''),
      },
      'id-kept': {
        title: 'Det som skickas igen behåller sitt namn',
        rule: 'What is sent again after 503 has the update_id it had.',
        run: (trial) => {
          const { first, next } = putOff(tellings(trial), 503)
          if (!next) throw new Untried('It was not sent again.')
          const [was, is] = [first, next].map(({ posted }) => posted.get('update_id'))
          demand(was === is, `It was ${was} and is ${is}.`, next)
        },
      },
      'ids-unique': {
        title: 'Två uppdateringar har var sitt namn',
        rule: 'Two updates have two update_id.',
        run: (trial) => {
          const taken = tellings(trial).filter((one) => statusOf(one) === 200)
          if (taken.length < 2) throw new Untried('The program has not told two updates.')
          const ids = new Set(taken.map(({ posted }) => posted.get('update_id')))
          demand(ids.size === taken.length, 'Both updates have the same update_id.', taken.at(-1) ?? null)
        },
      },
      status: {
        title: 'Uppdateringarnas status är känd',
        rule: 'The status of an update is one of the words that are known, in any case.',
        run: told('status', (words) => statuses.includes(words.toLowerCase().replace(/[\s-]+/g, '_'))),
      },
      time: {
        title: 'Uppdateringarnas tid har tidszon',
        rule: 'updated_datetime of an update is ISO 8601 with its zone.',
        run: told('updated_datetime', isMoment),
      },
      description: {
        title: 'Uppdateringar har ett fält för ord',
        rule: 'An update has a description, which may be empty.',
        run: (trial) =>
          demandOfAll(
            tellings(trial),
            ({ posted }) => posted.has('description'),
            () => 'The update has no description.',
          ),
      },
      'in-order': {
        title: 'Uppdateringar kommer i den ordning de hände',
        rule: 'Updates of a request are told in the order they happened.',
        run: (trial) => {
          const times = tellings(trial).map(({ posted }) => Date.parse(posted.get('updated_datetime') ?? ''))
          const late = times.findIndex((time, place) => time < (times[place - 1] ?? Number.NEGATIVE_INFINITY))
          demand(
            late === -1,
            'An update is older than the one told before it.',
            tellings(trial)[late] ?? null,
          )
        },
      },
    },
  ),
]
