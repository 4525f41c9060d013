import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { handling } from '#i18n/sv/pages/handling.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { fixCase } from '#reports/fix-case.ts'
import type { Doer } from '#reports/lock-case.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { lengths } from '#reports/report.ts'
import type { Act } from '#reports/states.ts'
import { text } from '../fields.ts'
import type { ShownState } from '../ui/state-icon.tsx'

export type CaseActName = keyof (typeof handling)['cards']
export type CaseMistake = keyof (typeof handling)['mistakes']

type Doing = { db: Db; caseId: number; by: Doer }
export type Read = { ok: true; does(doing: Doing): Promise<unknown> } | { ok: false; mistakes: Mistakes }

/** One thing a body can do by its link: what the rules call it, how it looks, and its form. */
type CaseAct = {
  act: Act | 'answer'
  looks: ShownState
  /** Photos may come with its form, under its key. */
  takesPhotos?: true
  read(fields: Fields): Read
}

const rules = { limit: lengths.words, tooLong: 'wordsLong', personalNumber: 'personalNumber' } as const
const words = text<CaseMistake>(rules)
const neededWords = (missing: CaseMistake) => text<CaseMistake>({ ...rules, missing })

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
  pagar: moving('start', 'in_progress', z.object({ words })),
  planerad: moving('plan', 'planned', z.object({ words, day })),
  atgardad: caseAct({
    act: 'fix',
    looks: 'fixed',
    takesPhotos: true,
    form: z.object({ words, key: z.uuid().optional().catch(undefined) }),
    does: ({ db, ...doing }, { key, ...said }) => fixCase(db, { ...doing, form: key, ...given(said) }),
  }),
  svara: caseAct({
    act: 'answer',
    looks: 'needs_information',
    form: z.object({ words: neededWords('words'), audience: z.enum(['update', 'message'], 'audience') }),
    does: ({ db, ...doing }, said) => answerReporter(db, { ...doing, ...said }),
  }),
  utredning: moving('investigate', 'investigating', z.object({ words })),
  fraga: moving('ask', 'needs_information', z.object({ words: neededWords('words') })),
  'atgardas-inte': moving('decline', 'no_action', z.object({ words: neededWords('reason') })),
  'inte-vart': caseAct({
    act: 'return',
    looks: 'handed_over',
    form: z.object({ words }),
    does: ({ db, ...doing }, said) => returnCase(db, { ...doing, ...given(said) }),
  }),
  ateroppna: moving('reopen', 'new', z.object({ words })),
  angra: moving('undo', 'withdrawn', z.object({})),
}

/** What stands as large buttons; the rest is folded away. */
export const firstActs: readonly CaseActName[] = ['mottagen', 'pagar', 'planerad', 'atgardad', 'svara']

export const isCaseAct = (name: string): name is CaseActName => Object.hasOwn(caseActs, name)
export const caseActNames: readonly CaseActName[] = Object.keys(caseActs).filter(isCaseAct)

type Said = { words?: string; day?: string }

function moving<Form extends z.ZodType<Said>>(act: CaseMove, looks: ShownState, form: Form): CaseAct {
  return caseAct({
    act,
    looks,
    form,
    does: ({ db, ...doing }, said: Said) => moveCase(db, { ...doing, act, ...given(said) }),
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
