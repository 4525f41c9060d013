import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { swedishDay } from '#i18n/formats.ts'
import { provenPerson } from '#people/proven-person.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { contribute } from '#reports/contributions/contribute.ts'
import type { SightingKind } from '#reports/contributions/contribution.ts'
import { type AttemptEnded, recordOutcome } from '#reports/deliveries/record-outcome.ts'
import { takeDeliveries } from '#reports/deliveries/take-deliveries.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { saveDraft } from '#reports/save-draft.ts'
import type { Asked } from '#responsibility/answer.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { type Decision, decisionOf } from '#responsibility/stored.ts'
import type { Tables } from '#responsibility/tables.ts'
import { daysAgo } from './days-ago.ts'

/** The people of the demonstration town. Addresses under .example belong to nobody. */
const people = {
  ada: { name: 'Ada Lind', email: 'ada@invanare.example' },
  bo: { name: 'Bo Ekström', email: 'bo@invanare.example' },
  carmen: { name: null, email: 'carmen@invanare.example' },
} as const

/** Where something has been reported. */
export const townPlaces = () => told.map(({ at: [lat, lon], placeWords }) => ({ lat, lon, placeWords }))

const town = '1489'

type Step = { at: When } & (
  | { act: CaseMove; words?: string; inDays?: number }
  | { answer: string }
  | { says: SightingKind; who: keyof typeof people }
)
/** Days ago, and the time of day. */
type When = [days: number, clock: string]
type Told = {
  by: keyof typeof people
  at: [lat: number, lon: number]
  placeWords: string
  category: string
  title: string
  description: string
  reported: When
  after: Step[]
}

/** Oldest first, as numbers are given. */
const told: Told[] = [
  {
    by: 'carmen',
    at: [57.93522, 12.53477],
    placeWords: 'Norra ringgatan',
    category: 'skylt',
    title: 'Cykelskylten har vridit sig',
    description: 'Skylten mot centrum pekar nu åt fel håll.',
    reported: [9, '12.05'],
    after: [
      {
        at: [7, '14.42'],
        act: 'decline',
        words: 'Skylten ska tas bort när cykelvägen byggs om i december.',
      },
    ],
  },
  {
    by: 'carmen',
    at: [57.93207, 12.52866],
    placeWords: 'Kungsgatan, utanför skolan',
    category: 'hal',
    title: 'Djupt hål i körbanan',
    description: 'Hålet är en halv meter brett och cyklister måste väja ut i bilfilen.',
    reported: [6, '07.26'],
    after: [
      { at: [6, '08.14'], act: 'receive' },
      { at: [1, '09.05'], act: 'start' },
      { at: [1, '09.07'], answer: 'Vi lagar provisoriskt i dag och asfalterar i vår.' },
      { at: [1, '18.40'], says: 'still', who: 'ada' },
    ],
  },
  {
    by: 'ada',
    at: [57.93018, 12.53352],
    placeWords: 'Stora torget, vid fontänen',
    category: 'papperskorg',
    title: 'Papperskorgen är full',
    description: 'Den har varit full sedan i fredags och det ligger skräp runt omkring.',
    reported: [4, '16.10'],
    after: [
      { at: [3, '08.02'], act: 'receive' },
      { at: [2, '09.35'], act: 'fix', words: 'Tömd i morse. Vi tömmer oftare resten av veckan.' },
      { at: [1, '12.15'], says: 'fixed', who: 'bo' },
    ],
  },
  {
    by: 'bo',
    at: [57.92871, 12.53641],
    placeWords: 'Gångvägen bakom stationen',
    category: 'belysning',
    title: 'Tre släckta lampor i rad',
    description:
      'Tre lampor i rad är släckta på gångvägen mellan stationen och parkeringen. Det är mycket mörkt på kvällen.',
    reported: [3, '21.47'],
    after: [
      { at: [2, '07.58'], act: 'receive' },
      { at: [1, '13.20'], act: 'plan', inDays: 7, words: 'Elektrikern kommer nästa vecka.' },
    ],
  },
  {
    by: 'ada',
    at: [57.93302, 12.54122],
    placeWords: 'Lekplatsen i Plantaget',
    category: 'lekplats',
    title: 'Gungan hänger i en kedja',
    description: 'Den vänstra gungan har lossnat på ena sidan.',
    reported: [2, '15.31'],
    after: [{ at: [1, '08.20'], act: 'receive' }],
  },
  {
    by: 'bo',
    at: [57.92694, 12.52981],
    placeWords: 'Järnvägsgatan, tunneln',
    category: 'klotter',
    title: 'Klotter i gångtunneln',
    description: 'Båda väggarna är fulla av klotter.',
    reported: [1, '17.52'],
    after: [],
  },
]

/** Sends one delivery, as the worker would. */
export type Deliver = (delivery: string) => Promise<Pick<AttemptEnded, 'outcome' | 'answer'>>

/** Tells what the town's people have reported in the past days, by the same verbs as everybody's; letters to them go out as usual. */
export async function fillTown(db: Db, deliver: Deliver): Promise<void> {
  const tables = await loadTables(db)
  for (const one of told) await tell(db, { tables, deliver }, one)
  // No letter has left: who reports as one of them now gets theirs at once.
  await db.deleteFrom('letters_to_address').execute()
}

type Town = { tables: Tables; deliver: Deliver }

async function tell(
  db: Db,
  { tables, deliver }: Town,
  { by, at: [lat, lon], reported, after, ...written }: Told,
): Promise<void> {
  const at = daysAgo(...reported)
  const place = { lat, lon }
  const decision = decided(tables, { place, category: written.category, at, municipality: town })
  const number = await inTransaction(db, async (tx) => {
    const id = randomUUID()
    const placed = { ...place, municipality: town, placedBy: 'nearest-place' as const }
    await saveDraft(tx, { id, ...placed, ...written, ...people[by], language: 'sv' })
    // They have confirmed already: no letter asks them to.
    await tx.deleteFrom('letters').where('draft', '=', id).execute()
    return (await confirmReport(tx, { draft: id, link: null, decision, door: 'seed', at })).number
  })
  await sendAll(db, deliver, new Date(at.getTime() + 2_000))
  const { id: caseId } = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', number)
    .executeTakeFirstOrThrow()
  for (const step of after) await take(db, { number, caseId, body: decision.holder }, step)
}

async function sendAll(db: Db, deliver: Deliver, at: Date): Promise<void> {
  for (;;) {
    const taken = await takeDeliveries(db, told.length)
    for (const { id, attempt } of taken) {
      const { outcome, answer } = await deliver(id)
      await recordOutcome(db, { delivery: id, attempt, outcome, answer, at })
    }
    if (taken.length === 0) return
  }
}

function decided(tables: Tables, asked: Asked): Decision {
  const answer = responsibleFor(asked, tables)
  const decision = answer.found ? decisionOf(answer) : null
  if (!decision) throw new Error('the town is full of people who are answered')
  return decision
}

type Taken = { number: number; caseId: number; body: string }

async function take(db: Db, { number, caseId, body }: Taken, step: Step): Promise<void> {
  if ('says' in step) return see(db, number, step)
  const by = { actor: 'body', body, door: 'seed', at: daysAgo(...step.at) } as const
  if ('answer' in step) {
    await answerReporter(db, { caseId, by, audience: 'update', words: step.answer })
    return
  }
  const { act, words, inDays } = step
  const plannedFor = inDays ? { plannedFor: swedishDay(new Date(Date.now() + inDays * 86_400_000)) } : {}
  await moveCase(db, { caseId, act, by, ...(words ? { words } : {}), ...plannedFor })
}

type Seen = Extract<Step, { says: SightingKind }>

/** Who has been there says how it is; it is counted, and nobody gets a letter. */
function see(db: Db, report: number, { at, says, who }: Seen): Promise<void> {
  return inTransaction(db, async (tx) => {
    const person = await provenPerson(tx, { email: people[who].email, language: 'sv' })
    const said = {
      id: randomUUID(),
      kind: says,
      report,
      words: '',
      wantsLetters: false,
      language: 'sv',
    } as const
    await contribute(tx, said, { person, link: null, door: 'seed', at: daysAgo(...at) })
  })
}
