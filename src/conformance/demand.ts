import type { OutAnswer } from '#http/exchange.ts'
import { Broken } from './check.ts'
import { type Exchanged, headerOf } from './exchanged.ts'

type Answered = Exchanged & { answer: OutAnswer }

/** Breaks the rule where nothing was answered at all. */
export function answered(exchanged: Exchanged): Answered {
  const { answer, trouble } = exchanged
  if (!answer) throw new Broken(`There was no answer: ${trouble ?? 'the line was cut'}.`, exchanged)
  return { ...exchanged, answer }
}

/** Breaks the rule unless it holds. */
export function demand(holds: boolean, what: string, exchanged: Exchanged | null = null): asserts holds {
  if (!holds) throw new Broken(what, exchanged)
}

/** Breaks the rule by each that is wrong, told with its number and what it says. */
export function demandEach<One>(
  all: readonly One[],
  isRight: (one: One) => boolean,
  { what, say, from }: { what: string; say: (one: One) => unknown; from: Exchanged },
): void {
  const wrong = all.filter((one) => !isRight(one)).map((one) => JSON.stringify(say(one)) ?? 'nothing')
  demand(wrong.length === 0, `${what}: ${wrong.slice(0, 3).join(', ')}${more(wrong.length - 3)}.`, from)
}

const more = (count: number): string => (count > 0 ? ` and ${count} more` : '')

/** Breaks the rule unless the answer has one of these statuses. */
export function demandStatus(exchanged: Exchanged, ...wanted: readonly number[]): void {
  const { answer } = answered(exchanged)
  demand(
    wanted.includes(answer.status),
    `The status is ${answer.status}; it should be ${wanted.join(' or ')}.`,
    exchanged,
  )
}

/** Breaks the rule unless it was taken: clients accept whatever begins with 2. */
export function demandTaken(exchanged: Exchanged): void {
  const { status } = answered(exchanged).answer
  demand(status >= 200 && status < 300, `The status is ${status}; it should begin with 2.`, exchanged)
}

/** Breaks the rule where the asker is refused otherwise than as one who has asked wrongly. */
export function demandRefused(exchanged: Exchanged): void {
  const { status } = answered(exchanged).answer
  demand(
    status >= 400 && status < 500,
    `The status is ${status}; what is wrong in a question is told by one from 400 to 499.`,
    exchanged,
  )
}

/** Breaks the rule where the server has failed. */
export function demandNoFailure(exchanged: Exchanged): void {
  const { status } = answered(exchanged).answer
  demand(status < 500, `The status is ${status}: the server failed.`, exchanged)
}

/** The media type and its parameters, in small letters. */
export const typeOf = (exchanged: Exchanged): string =>
  headerOf(exchanged, 'content-type').toLowerCase().replaceAll('"', '').replace(/\s+/g, '')
