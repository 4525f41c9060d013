import { Untried } from '../check.ts'
import { demand } from '../demand.ts'
import { type Heard, isAsked, resourceOf, type Trial } from './heard.ts'

/** What was asked so; where nothing was, nothing can be told. */
export function some(all: readonly Heard[], what: string): readonly Heard[] {
  if (all.length === 0) throw new Untried(`The program has not ${what}.`)
  return all
}

export const reads = ({ heard }: Trial): readonly Heard[] =>
  some(
    heard.filter(({ method }) => method === 'GET'),
    'read anything',
  )

export const reports = ({ heard }: Trial, code?: string): readonly Heard[] =>
  some(
    heard.filter(
      (one) =>
        isAsked(one, 'POST', 'requests') && (code === undefined || one.posted.get('service_code') === code),
    ),
    code === undefined ? 'sent any report' : `sent a report of "${code}"`,
  )

export const tellings = ({ heard }: Trial): readonly Heard[] =>
  some(
    heard.filter((one) => isAsked(one, 'POST', 'servicerequestupdates')),
    'told how a case stands',
  )

export const polls = ({ heard }: Trial): readonly Heard[] =>
  some(
    heard.filter((one) => isAsked(one, 'GET', 'servicerequestupdates')),
    'fetched updates',
  )

export const lists = ({ heard }: Trial, resource: string): readonly Heard[] =>
  some(
    heard.filter((one) => isAsked(one, 'GET', resource) && resourceOf(one).of === ''),
    `read ${resource}`,
  )

/** Breaks the rule by the first that is wrong. */
export function demandOfAll(
  all: readonly Heard[],
  isRight: (one: Heard) => boolean,
  what: (one: Heard) => string,
): void {
  const wrong = all.find((one) => !isRight(one))
  demand(wrong === undefined, wrong ? what(wrong) : '', wrong ?? null)
}

/** Each has the trial's key in its body. What it has instead may open something, and is not said. */
export const demandKey = (all: readonly Heard[], { key }: Trial, what: string): void =>
  demandOfAll(
    all,
    ({ posted }) => posted.get('api_key') === key,
    ({ posted }) => `The ${what} has ${posted.has('api_key') ? 'another' : 'no'} key.`,
  )
