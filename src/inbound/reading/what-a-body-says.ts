import {
  type BodyAct,
  type BodyLine,
  bodyLines,
  bodyPrefixes,
  greeting,
  hedges,
  hints,
  politeness,
} from './body-lines.ts'
import { sentencesOf } from './sentences.ts'
import { whichDay } from './which-day.ts'

type Details = { day?: string; to?: string; duplicateOf?: number }

/** What a mail of a body does: moves the case, is kept within the body, answers, or is for a person to decide. */
export type BodySaying =
  | ({ says: 'act'; act: BodyAct; words: string } & Details)
  | { says: 'note'; words: string }
  | { says: 'answer'; words: string }
  | { says: 'unclear'; candidates: BodyAct[]; words: string }

/** What is new in a mail of a body, on a day (2026-12-03) in Sweden. Only a whole sentence is an act. */
export function whatABodySays(words: string, today: string): BodySaying {
  const text = withoutGreeting(words)
  if (text === '') return { says: 'unclear', candidates: [], words: '' }
  const prefix = bodyPrefixes.find(({ pattern }) => pattern.test(unmarked(text)))
  if (prefix) return byPrefix(prefix.says, unmarked(text).replace(prefix.pattern, ''))
  const heads = headsOf(text, today)
  if (heads.length === 0) return withoutAct(text)
  return decide(heads, text)
}

// "Hej Anna! God morgon!"
const withoutGreeting = (words: string): string =>
  words.trim().replace(greeting, '').trim().replace(greeting, '').trim()

// Bold and bullets are how a line is made to stand out; "Status:" is what case systems write before it.
const unmarked = (line: string): string =>
  line
    .replace(/^[\s>*_#•–—-]+/, '')
    .replace(/^(?:ny |new )?status\s*[:=]\s*/iu, '')
    .replace(/^[*_"”'“]+/, '')

function byPrefix(says: 'note' | 'ask' | 'decline' | 'answer', said: string): BodySaying {
  const words = said.replace(/^[*_]+\s*/, '').trim()
  if (words === '')
    return { says: 'unclear', candidates: says === 'ask' || says === 'decline' ? [says] : [], words }
  return says === 'ask' || says === 'decline' ? { says: 'act', act: says, words } : { says, words }
}

/** A sentence at the top that is an act, and how far into the text it reaches. */
type Head = Details & { act: BodyAct; end: number; words: string; isWanting: boolean }

function headsOf(text: string, today: string): Head[] {
  const heads: Head[] = []
  for (const { said, end } of sentencesOf(text)) {
    if (politeness.test(said.trim())) continue
    const head = readHead(unmarked(said), today)
    if (!head || heads.some(({ act }) => act === head.act)) break
    heads.push({ ...head, end })
  }
  return heads
}

type Read = Omit<Head, 'end'>

function readHead(said: string, today: string): Read | null {
  const sentence = bare(said)
  if (said.includes('?') || sentence.length > 200) return null
  const whole = matchLine(sentence, today)
  if (whole) return { ...whole, words: '' }
  const comma = /[,;:]\s/.exec(said)
  if (!comma) return null
  const tail = said.slice(comma.index + 1).replace(/^[\s*_]+|[\s*_]+$/g, '')
  const part = matchLine(bare(said.slice(0, comma.index)), today)
  if (!part || hedges.test(tail)) return null
  return { ...part, words: politeness.test(bare(tail)) ? '' : capitalized(tail) }
}

const capitalized = (words: string): string => words.charAt(0).toLocaleUpperCase('sv') + words.slice(1)

const bare = (said: string): string =>
  said
    .replace(/[*_"”“]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(trailing, '')
    .replace(/[,.]? tack(?: så mycket)?$/iu, '')

const trailing = /[\s.!:,;🙂👍😊-]{1,40}$/u

function matchLine(sentence: string, today: string): Omit<Read, 'words'> | null {
  for (const line of bodyLines) {
    const groups = line.pattern.exec(sentence)?.groups
    if (groups === undefined && !line.pattern.test(sentence)) continue
    const read = detailsOf(line, groups ?? {}, today)
    if (read) return read
  }
  return null
}

function detailsOf({ act, needs }: BodyLine, groups: Partial<Record<string, string>>, today: string) {
  const when = groups['when'] ?? groups['when2']
  const promised = when === undefined ? undefined : whichDay(when, today)
  if (promised === null || (act === 'hand_over' && hedges.test(groups['to'] ?? ''))) return null
  const details = {
    ...(promised !== undefined && promised !== 'past' && { day: promised.day }),
    ...(groups['to'] && { to: groups['to'].trim() }),
    ...(groups['number'] && { duplicateOf: Number(groups['number']) }),
  }
  const isWanting = promised === 'past' || (needs === 'number' && !groups['number'])
  return { act, isWanting, ...details }
}

/** One act, or a receipt or a return that goes with it. Two others are for a person to choose between. */
function decide(heads: readonly Head[], text: string): BodySaying {
  const chosen = heads.findLast(({ act }) => !isWeak(act)) ?? heads.at(-1)
  const others = heads.filter(({ act }) => !isWeak(act) && act !== chosen?.act)
  const rest = text.slice(heads.at(-1)?.end ?? 0)
  const words = [...heads.map((head) => head.words), rest.trim()]
    .filter((part) => part !== '')
    .join('\n')
    .trim()
  const said = withoutThanks(words)
  if (!chosen || others.length > 0 || chosen.isWanting || lacksWords(chosen.act, said)) {
    return { says: 'unclear', candidates: [...new Set(heads.map(({ act }) => act))], words: text }
  }
  const { act, day, to, duplicateOf } = chosen
  return {
    ...{ says: 'act', act, words: said },
    ...(day !== undefined && { day }),
    ...(to !== undefined && { to }),
    ...(duplicateOf !== undefined && { duplicateOf }),
  }
}

// "Mottaget. Planerad v 48." and "Inte vårt. Skicka till Trafikverket." say one thing each.
const isWeak = (act: BodyAct): boolean => act === 'receive' || act === 'return'

// A question needs to be put, and a refusal a reason.
const lacksWords = (act: BodyAct, words: string): boolean =>
  (act === 'ask' || act === 'decline') && words === ''

const withoutThanks = (words: string): string => (politeness.test(bare(words)) ? '' : words)

const mostUnclearWords = 40

function withoutAct(text: string): BodySaying {
  const candidates = text.split(/\s+/).length <= mostUnclearWords ? hintsIn(text) : []
  return candidates.length === 0
    ? { says: 'answer', words: text }
    : { says: 'unclear', candidates, words: text }
}

/** What the sentences may mean that neither ask nor deny. */
function hintsIn(text: string): BodyAct[] {
  const claims = [...sentencesOf(text)]
    .map(({ said }) => said)
    .filter((said) => !said.includes('?') && !denial.test(said))
  const found = hints.filter(({ pattern }) => claims.some((said) => pattern.test(said)))
  return found.map(({ act }) => act)
}

const denial =
  /^(?:om|if)(?!\p{L})|(?<!\p{L})(?:inte(?! vår| kommun)|ej(?! vår| kommun)|aldrig|hoppas|tror|när|not|hope)(?!\p{L})/iu
