import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { swedishDay } from '#i18n/formats.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { saveDraft } from '#reports/save-draft.ts'
import type { Asked } from '#responsibility/answer.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { type Decision, decisionOf } from '#responsibility/stored.ts'
import type { Tables } from '#responsibility/tables.ts'

/** The people of the demonstration town. Addresses under .example belong to nobody. */
const people = {
  ada: { name: 'Ada Lind', email: 'ada@invanare.example' },
  bo: { name: 'Bo Ekström', email: 'bo@invanare.example' },
  carmen: { name: null, email: 'carmen@invanare.example' },
} as const

/** Where something has been reported. */
export const townPlaces = () => told.map(({ at: [lat, lon], placeWords }) => ({ lat, lon, placeWords }))

const town = '1489'

type Step = { act: CaseMove; words?: string; inDays?: number } | { answer: string }
type Told = {
  by: keyof typeof people
  at: [lat: number, lon: number]
  placeWords: string
  category: string
  title: string
  description: string
  after: Step[]
}

const told: Told[] = [
  {
    by: 'ada',
    at: [57.93018, 12.53352],
    placeWords: 'Stora torget, vid fontänen',
    category: 'papperskorg',
    title: 'Papperskorgen är full',
    description: 'Den har varit full sedan i fredags och det ligger skräp runt omkring.',
    after: [{ act: 'receive' }, { act: 'fix', words: 'Tömd i morse. Vi tömmer oftare resten av veckan.' }],
  },
  {
    by: 'bo',
    at: [57.92871, 12.53641],
    placeWords: 'Gångvägen bakom stationen',
    category: 'belysning',
    title: 'Tre släckta lampor i rad',
    description:
      'Tre lampor i rad är släckta på gångvägen mellan stationen och parkeringen. Det är mycket mörkt på kvällen.',
    after: [{ act: 'receive' }, { act: 'plan', inDays: 7, words: 'Elektrikern kommer nästa vecka.' }],
  },
  {
    by: 'carmen',
    at: [57.93207, 12.52866],
    placeWords: 'Kungsgatan, utanför skolan',
    category: 'hal',
    title: 'Djupt hål i körbanan',
    description: 'Hålet är en halv meter brett och cyklister måste väja ut i bilfilen.',
    after: [
      { act: 'receive' },
      { act: 'start' },
      { answer: 'Vi lagar provisoriskt i dag och asfalterar i vår.' },
    ],
  },
  {
    by: 'ada',
    at: [57.93302, 12.54122],
    placeWords: 'Lekplatsen i Plantaget',
    category: 'lekplats',
    title: 'Gungan hänger i en kedja',
    description: 'Den vänstra gungan har lossnat på ena sidan.',
    after: [{ act: 'receive' }],
  },
  {
    by: 'bo',
    at: [57.92694, 12.52981],
    placeWords: 'Järnvägsgatan, tunneln',
    category: 'klotter',
    title: 'Klotter i gångtunneln',
    description: 'Båda väggarna är fulla av klotter.',
    after: [],
  },
  {
    by: 'carmen',
    at: [57.93522, 12.53477],
    placeWords: 'Norra ringgatan',
    category: 'skylt',
    title: 'Cykelskylten har vridit sig',
    description: 'Skylten mot centrum pekar nu åt fel håll.',
    after: [{ act: 'decline', words: 'Skylten ska tas bort när cykelvägen byggs om i december.' }],
  },
]

/** Tells what the town's people have reported, by the same verbs as everybody's; the letters go out as usual. */
export async function fillTown(db: Db): Promise<void> {
  const tables = await loadTables(db)
  for (const one of told) await tell(db, tables, one)
}

function tell(db: Db, tables: Tables, { by, at: [lat, lon], after, ...written }: Told): Promise<void> {
  return inTransaction(db, async (tx) => {
    const id = randomUUID()
    const place = { lat, lon, municipality: town, placedBy: 'nearest-place' as const }
    await saveDraft(tx, { id, ...place, ...written, ...people[by], language: 'sv' })
    // They have confirmed already: no letter asks them to.
    await tx.deleteFrom('letters').where('draft', '=', id).execute()
    const decision = decided(tables, {
      place,
      category: written.category,
      at: new Date(),
      municipality: town,
    })
    const { number } = await confirmReport(tx, { draft: id, link: null, decision, door: 'seed' })
    const { id: caseId } = await tx
      .selectFrom('cases')
      .select('id')
      .where('report', '=', number)
      .executeTakeFirstOrThrow()
    for (const step of after) await take(tx, { caseId, body: decision.holder }, step)
  })
}

function decided(tables: Tables, asked: Asked): Decision {
  const answer = responsibleFor(asked, tables)
  const decision = answer.found ? decisionOf(answer) : null
  if (!decision) throw new Error('the town is full of people who are answered')
  return decision
}

async function take(tx: Db, { caseId, body }: { caseId: number; body: string }, step: Step): Promise<void> {
  const by = { actor: 'body', body, door: 'seed' } as const
  if ('answer' in step) {
    await answerReporter(tx, { caseId, by, audience: 'update', words: step.answer })
    return
  }
  const { act, words, inDays } = step
  const plannedFor = inDays ? { plannedFor: swedishDay(new Date(Date.now() + inDays * 86_400_000)) } : {}
  await moveCase(tx, { caseId, act, by, ...(words ? { words } : {}), ...plannedFor })
}
