import { categoryName } from '#bodies/catalogue.ts'
import { categoriesOf } from '#bodies/connections/categories-of.ts'
import { mappingShape } from '#bodies/connections/mapping.ts'
import { type ServiceNews, serviceNews } from '#bodies/connections/services.ts'
import { latestTrials, type Trial } from '#bodies/connections/trials.ts'
import { type WhyNotOn, whyNotOn } from '#bodies/connections/why-not-on.ts'
import type { Mistakes } from '#http/form.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type Standing, standingOf } from '#reports/connections/standing.ts'
import { to } from '../answer.tsx'
import { CardLink } from '../ui/card-link.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Transcript } from '../ui/transcript.tsx'
import { ChangeState } from './change-state.tsx'
import { ConnectionTag } from './connection-tag.tsx'
import { type Console, pageOf, tokenOf } from './console.ts'
import { answerConsole } from './console-page.tsx'
import { serverOf } from './place-page.tsx'
import { Services } from './services.tsx'
import { SettingsChanged, SettingsForm } from './settings-form.tsx'
import { Alarms, agreementIn, moreFacts, standingFacts } from './standing-words.tsx'
import { TrialForms, TrialRows } from './trial-forms.tsx'

const trialsShown = 5

/** One connection: how it does, what can be done with it, and the way to all else about it. */
export const connectionPage = (at: Console): Promise<Response> => answerConnection(at, {})

export async function answerConnection(
  at: Console,
  mistakes: Mistakes,
  isChanged = false,
): Promise<Response> {
  const { ask, connection } = at
  const { db } = ask.rooms
  const asked = { connection: connection.id, seesPersons: at.seesPersons }
  const [standing, news, trials, categories, notOn] = await Promise.all([
    standingOf(db, connection.id),
    serviceNews(db, connection.id),
    latestTrials(db, connection.id, trialsShown),
    categoriesOf(db, connection.id),
    whyNotOn(db, asked),
  ])
  return answerConsole(at, {
    title: connection.name,
    isOwnPage: true,
    mistakes,
    ...(isChanged && { status: 409 }),
    children: <Story {...{ at, standing, news, trials, notOn, mistakes, isChanged }} />,
    facts: <Beside at={at} standing={standing} categories={categories} />,
  })
}

type StoryProps = {
  at: Console
  standing: Standing
  news: ServiceNews
  trials: readonly Trial[]
  notOn: WhyNotOn | null
  mistakes: Mistakes
  isChanged: boolean
}

function Story({ at, standing, news, trials, notOn, mistakes, isChanged }: StoryProps) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating
  const isStanding = connection.state !== 'ended'
  return (
    <>
      {isChanged && <SettingsChanged at={at} />}
      <p>
        <ConnectionTag ask={ask} state={connection.state} /> {words.stateWords[connection.state]}
      </p>
      <Alarms ask={ask} standing={standing} />
      <Services at={at} news={news} />
      {isStanding && <ChangeState at={at} notOn={notOn} />}
      {isStanding && <TrialForms at={at} />}
      <TrialRows at={at} trials={trials} />
      {isStanding && <SettingsForm at={at} mistakes={mistakes} />}
      <Disclosure title={words.settings.all}>
        <Transcript>{JSON.stringify(connection.settings, null, 2)}</Transcript>
      </Disclosure>
    </>
  )
}

type BesideProps = { at: Console; standing: Standing; categories: readonly string[] }

function Beside({ at, standing, categories }: BesideProps) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating
  const taken = categories.map((code) => categoryName(code, ask.language)).join(', ')
  return (
    <>
      <Facts
        facts={[
          ...standingFacts(ask, standing),
          ...moreFacts(ask, standing),
          ...testedFacts(at),
          { term: words.facts.categories, detail: taken || words.facts.everything },
          { term: words.facts.kind, detail: <span lang="zxx">{connection.kind}</span> },
        ]}
      />
      <h2>{words.more.title}</h2>
      <Ways at={at} standing={standing} />
    </>
  )
}

/** What it has told under test: it is read, and nothing of it is taken. */
function testedFacts({ ask, connection: { state, testedNews, testedCases, testedAt } }: Console): Fact[] {
  const words = ask.say.pages.integrating.facts
  if (state !== 'test') return []
  const detail =
    testedAt === null
      ? words.never
      : words.testedCounts(testedNews, testedCases, formatRecent(testedAt, new Date(), ask.language))
  return [{ term: words.tested, detail }]
}

function Ways({ at, standing }: Omit<BesideProps, 'categories'>) {
  const { ask, kind } = at
  const { more: words, facts } = ask.say.pages.integrating
  const shape = kind ? mappingShape(kind.settings) : null
  const left = standing.waiting + standing.failed
  return (
    <div class="flow">
      <CardLink href={pageOf(at, 'logg')} title={words.log} detail={words.logDetail} sign="list" />
      <CardLink
        href={pageOf(at, 'leveranser')}
        title={words.deliveries}
        detail={left === 0 ? facts.nothingWaits : facts.failedCount(left)}
        sign="letter"
      />
      <CardLink
        href={pageOf(at, 'oense')}
        title={words.disagreements}
        detail={agreementIn(ask, standing)}
        sign="info"
      />
      {shape?.categories && <CardLink href={pageOf(at, 'kategorier')} title={words.categories} sign="note" />}
      {shape?.categories === 'service' && (
        <CardLink href={pageOf(at, 'fragor')} title={ask.say.pages.integrating.asked.way} sign="note" />
      )}
      {shape?.states && <CardLink href={pageOf(at, 'lagen')} title={words.states} sign="note" />}
      {serverOf(at) && (
        <CardLink
          href={pageOf(at, 'plats')}
          title={ask.say.pages.integrating.place.title}
          detail={words.placeDetail}
          sign="place"
        />
      )}
      <CardLink href={pageOf(at, 'nycklar')} title={words.keys} detail={words.keysDetail} sign="lock" />
      <CardLink
        href={pageOf(at, 'skicka-om')}
        title={words.replay}
        detail={words.replayDetail}
        sign="forward"
      />
      {at.connection.kind === 'open311' && (
        <CardLink
          href={to(ask, paths.trying(tokenOf(ask), at.connection.id))}
          title={ask.say.pages.trying.title}
          detail={ask.say.pages.trying.cardDetail}
          sign="list"
        />
      )}
      <CardLink href={pageOf(at, 'manad')} title={words.month} detail={words.monthDetail} sign="list" />
    </div>
  )
}
