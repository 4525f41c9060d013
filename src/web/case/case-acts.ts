import { z } from 'zod'
import { fillPlaceholders } from '#bodies/templates/placeholders.ts'
import type { Db } from '#database/database.ts'
import { line, text } from '#http/fields.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { handling } from '#i18n/sv/pages/handling.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { beginOrder } from '#reports/begin-order.ts'
import type { Doer } from '#reports/lock-case.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { moveWithPhotos } from '#reports/move-with-photos.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { publishCase } from '#reports/publish-case.ts'
import { lengths } from '#reports/report.ts'
import type { Act } from '#reports/states.ts'
import { writeNote } from '#reports/write-note.ts'
import type { SymbolName } from '../ui/icons.ts'
import type { ShownState } from '../ui/state-icon.tsx'
import { sayDay } from './say-day.ts'

export type CaseActName = keyof (typeof handling)['cards']
export type CaseMistake = keyof (typeof handling)['mistakes']

type Doing = { db: Db; caseId: number; by: Doer }
export type Read = { ok: true; does(doing: Doing): Promise<unknown> } | { ok: false; mistakes: Mistakes }

/** The state it leads to, or a sign where it leads to none. */
type Looks = { state: ShownState } | { sign: SymbolName }

/** One thing a body can do by its link: what the rules call it, how it looks, and its form. */
type CaseAct = {
  act: Act | 'answer' | 'note' | 'publish' | 'order'
  looks: Looks
  /** Photos may come with its form, under its key. */
  takesPhotos?: true
  read(fields: Fields): Read
}

const rules = { limit: lengths.words, tooLong: 'wordsLong', personalNumber: 'personalNumber' } as const
const words = text<CaseMistake>(rules)
const neededWords = (missing: CaseMistake) => text<CaseMistake>({ ...rules, missing })

/** What photos came under. */
const key = z.uuid().optional().catch(undefined)

/** A report's number, with spaces or a sign before it as people write it. */
const number = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/[\s#]/g, ''))
  .refine((typed) => /^\d{7,10}$/.test(typed), 'number' satisfies CaseMistake)
  .transform(Number)

const day = z
  .string()
  .default('')
  .superRefine((typed, { addIssue }) => {
    const message = mistakeInDay(typed)
    if (message) addIssue({ code: 'custom', message })
  })

function mistakeInDay(typed: string): CaseMistake | null {
  if (!z.iso.date().safeParse(typed).success) return 'day'
  const now = Date.now()
  const [year = '', rest = ''] = [swedishDay(new Date(now)).slice(0, 4), swedishDay(new Date(now)).slice(4)]
  if (typed < swedishDay(new Date(now - 86_400_000))) return 'dayPast'
  return typed > `${Number(year) + 5}${rest}` ? 'dayFar' : null
}

/** The table of what can be done here; the routes, the buttons and the tests are made from it. */
export const caseActs: Readonly<Record<CaseActName, CaseAct>> = {
  mottagen: moving('receive', 'received', z.object({ words })),
  pagar: showing('start', 'in_progress'),
  planerad: moving(
    'plan',
    'planned',
    z
      .object({ words, day })
      .transform((said) => ({ ...said, words: fillPlaceholders(said.words, { dag: sayDay(said.day) }) })),
  ),
  atgardad: showing('fix', 'fixed'),
  svara: caseAct({
    act: 'answer',
    looks: { sign: 'letter' },
    takesPhotos: true,
    form: z.object({
      words: neededWords('words'),
      audience: z.enum(['update', 'message'], 'audience'),
      key,
    }),
    does: ({ db, ...doing }, { key: form, ...said }) => answerReporter(db, { ...doing, ...said, form }),
  }),
  anteckning: caseAct({
    act: 'note',
    looks: { sign: 'note' },
    form: z.object({ words: neededWords('words') }),
    does: ({ db, ...doing }, said) => writeNote(db, { ...doing, ...said }),
  }),
  utredning: moving('investigate', 'investigating', z.object({ words })),
  fraga: moving('ask', 'needs_information', z.object({ words: neededWords('words') })),
  'atgardas-inte': moving('decline', 'no_action', z.object({ words: neededWords('reason') })),
  'inte-vart': caseAct({
    act: 'return',
    looks: { state: 'handed_over' },
    form: z.object({ words }),
    does: ({ db, ...doing }, said) => returnCase(db, { ...doing, ...given(said) }),
  }),
  dublett: caseAct({
    act: 'mark_duplicate',
    looks: { state: 'duplicate' },
    form: z.object({ number, words }),
    does: ({ db, ...doing }, { number: mainReport, ...said }) =>
      moveCase(db, { ...doing, act: 'mark_duplicate', mainReport, ...given(said) }),
  }),
  'inte-dublett': moving('unmark_duplicate', 'new', z.object({})),
  ateroppna: moving('reopen', 'new', z.object({ words })),
  publicera: caseAct({
    act: 'publish',
    looks: { sign: 'people' },
    form: z.object({}),
    does: ({ db, ...doing }) => publishCase(db, doing),
  }),
  order: caseAct({
    act: 'order',
    looks: { sign: 'plus' },
    form: z.object({
      title: line<CaseMistake>({ limit: lengths.title, missing: 'orderTitle', tooLong: 'orderTitleLong' }),
      words,
    }),
    does: ({ db, ...doing }, said) => beginOrder(db, { ...doing, ...said }),
  }),
  angra: moving('undo', 'withdrawn', z.object({})),
}

/** What stands first, as large buttons. */
export const firstActs: readonly CaseActName[] = [
  'mottagen',
  'pagar',
  'planerad',
  'atgardad',
  'svara',
  'anteckning',
]

export const isCaseAct = (name: string): name is CaseActName => Object.hasOwn(caseActs, name)
export const caseActNames: readonly CaseActName[] = Object.keys(caseActs).filter(isCaseAct)

type Said = { words?: string; day?: string }

function moving<Form extends z.ZodType<Said>>(act: CaseMove, state: ShownState, form: Form): CaseAct {
  return caseAct({
    act,
    looks: { state },
    form,
    does: ({ db, ...doing }, said: Said) => moveCase(db, { ...doing, act, ...given(said) }),
  })
}

/** What can be seen at the place, with photos if there are any. */
function showing(act: 'start' | 'fix', state: ShownState): CaseAct {
  return caseAct({
    act,
    looks: { state },
    takesPhotos: true,
    form: z.object({ words, key }),
    does: ({ db, ...doing }, { key: form, ...said }) =>
      moveWithPhotos(db, { ...doing, act, form, ...given(said) }),
  })
}

/** Fields left empty are not given at all. */
const given = ({ words: written, day: plannedFor }: Said) => ({
  ...(written && { words: written }),
  ...(plannedFor && { plannedFor }),
})

type Making<Form extends z.ZodType> = Omit<CaseAct, 'read'> & {
  form: Form
  does(doing: Doing, said: z.output<Form>): Promise<unknown>
}

function caseAct<Form extends z.ZodType>({ form, does, ...act }: Making<Form>): CaseAct {
  const read = (fields: Fields): Read => {
    const parsed = parseForm(form, fields)
    return parsed.ok ? { ok: true, does: (doing) => does(doing, parsed.value) } : parsed
  }
  return { ...act, read }
}
