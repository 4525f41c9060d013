import { formatDay, formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type Alarm, alarmsOf } from '#reports/connections/alarms.ts'
import type { Standing } from '#reports/connections/standing.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import type { Fact } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { tokenOf } from './console.ts'

/** What waits, what went wrong and how fast it answers: the facts that everybody looks for first. */
export function standingFacts(ask: Ask, standing: Standing): Fact[] {
  const { facts: words, month } = ask.say.pages.integrating
  const recent = (at: Date) => formatRecent(at, new Date(), ask.language)
  const { waiting, waitingSince, failed, contactAt, asked, askedInVain, p50Ms, p95Ms, restUntil } = standing
  const rests = restUntil !== null && restUntil.getTime() > Date.now()
  return [
    {
      term: words.waiting,
      detail: waitingSince ? words.waits(waiting, recent(waitingSince)) : words.nothingWaits,
    },
    ...(failed > 0 ? [{ term: words.failed, detail: words.failedCount(failed) }] : []),
    ...(rests ? [{ term: words.rests, detail: words.restsUntil(recent(restUntil)) }] : []),
    { term: words.contact, detail: contactAt ? recent(contactAt) : words.never },
    ...(asked > 0 ? [{ term: words.rate, detail: words.rateOf(askedInVain, asked) }] : []),
    ...(p50Ms !== null && p95Ms !== null
      ? [{ term: words.latency, detail: words.latencyOf(month.ms(p50Ms), month.ms(p95Ms)) }]
      : []),
  ]
}

/** What is known of the far side besides. */
export function moreFacts(ask: Ask, { certificateUntil, polls, polledAt, comparedAt }: Standing): Fact[] {
  const { facts: words } = ask.say.pages.integrating
  const recent = (at: Date | null) => (at ? formatRecent(at, new Date(), ask.language) : words.never)
  return [
    ...(polls ? [{ term: words.polled, detail: recent(polledAt) }] : []),
    { term: words.compared, detail: recent(comparedAt) },
    {
      term: words.certificate,
      detail: certificateUntil ? formatDay(certificateUntil, ask.language) : words.unseen,
    },
  ]
}

/** Whether both sides say the same: nothing says so where it could not be asked. */
export function agreementIn(ask: Ask, { disagreements, comparedAt, compareProblem }: Standing): string {
  const { disagreements: words } = ask.say.pages.integrating
  if (disagreements > 0) return words.title(disagreements)
  if (compareProblem !== null) return words.unknown
  return comparedAt === null ? words.notYet : words.title(0)
}

const grave: ReadonlySet<Alarm['code']> = new Set(['failed', 'lag', 'silence', 'gone_services', 'moved'])

const wrongInLog = 'logg?utfall=wrong'

/** Where what is wrong is looked after, below the connection's page; what is not here is looked after elsewhere. */
const ways: Partial<Record<Alarm['code'], readonly string[]>> = {
  failed: ['leveranser'],
  lag: ['leveranser'],
  rate: [wrongInLog],
  silence: ['logg'],
  poll: ['logg'],
  untaken: [wrongInLog],
  own_certificate: ['nycklar'],
  unmapped: ['lagen'],
  disagreements: ['oense'],
  not_compared: ['oense', 'logg'],
  gone_services: ['kategorier'],
  moved: ['plats', 'nycklar'],
}

/** What is wrong with a connection, each with what can be done and the way there. */
export const Alarms = ({ ask, standing }: { ask: Ask; standing: Standing }) => {
  const { alarms, help, more, place } = ask.say.pages.integrating
  const names: Readonly<Record<string, string>> = {
    ...{ leveranser: more.deliveries, logg: more.log, [wrongInLog]: more.log },
    ...{ lagen: more.states, oense: more.disagreements, kategorier: more.categories },
    ...{ plats: place.title, nycklar: more.keys },
  }
  return (
    <>
      {alarmsOf(standing, new Date()).map(({ code, count }) => (
        <Notice key={code} tone={grave.has(code) ? 'urgent' : 'warning'} title={alarms[code](count)}>
          <p>{help[code]}</p>
          {ways[code]?.map((way) => (
            <p key={way}>
              <a href={to(ask, paths.consoleOf(tokenOf(ask), standing.id, way))}>{names[way]}</a>
            </p>
          ))}
        </Notice>
      ))}
    </>
  )
}
