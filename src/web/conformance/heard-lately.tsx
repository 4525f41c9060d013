import type { DoorOfTrial } from '#bodies/conformance/run-queries.ts'
import { type Heard, statusOf } from '#conformance/as-client/heard.ts'
import { masked, showExchange } from '#conformance/show-exchange.ts'
import { keysSent, withoutPersons } from '#conformance/without-persons.ts'
import { formatClock } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Transcript } from '../ui/transcript.tsx'

export const shownLately = 10
const mostOfPath = 80

type Props = {
  ask: Ask
  /** All, in brief. */
  heard: readonly Heard[]
  latest: readonly Heard[]
  door: DoorOfTrial
  /** With what was asked and answered, behind a line each. */
  isWhole: boolean
}

/** The latest questions, newest first, without the key and without who somebody is. */
export function HeardLately({ ask, heard, latest, door, isWhole }: Props) {
  const words = ask.say.pages.tryingPrograms
  const keys = [door.key, door.token, ...keysSent(heard)]
  const personal = ask.rooms.kinds['open311']?.personalFields ?? []
  return (
    <>
      <h2>{words.heard}</h2>
      <p>{heard.length === 0 ? words.nothing : words.count(heard.length)}</p>
      <ul class="flow">
        {latest.toReversed().map((one, place) => (
          <li key={place}>
            {formatClock(new Date(one.at), ask.language)} <span lang="zxx">{lineOf(one, keys)}</span>
            {isWhole && (
              <Disclosure title={ask.say.pages.trying.exchange}>
                <Transcript>{showExchange(withoutPersons(one, { keys, personal }), keys)}</Transcript>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const lineOf = (one: Heard, keys: readonly string[]): string =>
  `${one.method} ${masked(one.path, keys).slice(0, mostOfPath)} ${statusOf(one)}`
