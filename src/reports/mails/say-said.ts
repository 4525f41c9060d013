import { formatPlannedDay } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { CaseState } from '../states.ts'
import type { Said } from './said-queries.ts'

type ToSay = Pick<Said, 'act' | 'why' | 'day' | 'body' | 'holder'>

/** What became of a mail, in sentences: what it was understood as, or why nothing was done. */
export function saySaid(said: ToSay, language: Language): string[] {
  const { mailing } = messagesIn(language).pages
  if (said.why !== null) return [whyWords(said.why, mailing.why)]
  return said.body === null ? [residentWords(said, mailing.resident)] : bodyWords(said, language)
}

const whyWords = (why: string, words: Readonly<Record<string, string>>): string => words[why] ?? ''

type ResidentAct = 'message' | 'supply' | 'reopen' | 'still' | 'fixed' | 'thanks'
type ResidentWords = Readonly<Record<ResidentAct, (holder: string) => string>>

const acts: readonly ResidentAct[] = ['supply', 'reopen', 'still', 'fixed', 'thanks']

const residentWords = ({ act, holder }: ToSay, words: ResidentWords): string =>
  words[acts.find((one) => one === act) ?? 'message'](holder)

function bodyWords({ act, day, holder }: ToSay, language: Language): string[] {
  const { pages, words } = messagesIn(language)
  const { body } = pages.mailing
  const { answer, answer_all, note, mark_duplicate } = body
  const gone = { hand_over: body.hand_over(holder), return: body.return(holder) }
  const besideMoves = new Map(Object.entries({ answer, answer_all, note, mark_duplicate, ...gone }))
  const state = act ? ledTo[act] : undefined
  if (!state) return [besideMoves.get(act ?? '') ?? '']
  return [body.state(words.state[state]), ...(day ? [body.plannedFor(formatPlannedDay(day, language))] : [])]
}

const ledTo: Readonly<Partial<Record<string, CaseState>>> = {
  receive: 'received',
  investigate: 'investigating',
  ask: 'needs_information',
  plan: 'planned',
  start: 'in_progress',
  fix: 'fixed',
  decline: 'no_action',
}
