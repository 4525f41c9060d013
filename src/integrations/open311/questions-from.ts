import type { WrittenQuestion } from '#bodies/questions/read-questions.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import { plainWords } from './plain-words.ts'
import type { Definition, TheirAttribute } from './read-services.ts'
import type { Open311Settings } from './settings.ts'

export type FromDefinition = {
  /** What residents are asked, in their order; answers are for the body alone until it says otherwise. */
  questions: readonly WrittenQuestion[]
  /** What to put in the settings so that the answers arrive. */
  answers: Open311Settings['answers']
  /** Where there is nothing to choose. */
  attributes: Record<string, string>
  /** What can't be asked here, and why: somebody must decide what is sent instead. */
  left: readonly { attribute: string; isRequired: boolean; why: 'too_many_values' | 'too_many_questions' }[]
}

const mostQuestions = 8
const mostOptions = 12
const lengths = { label: 200, hint: 400, option: 120 }

/** What programs fill in themselves, whether it is said of them or not. */
const filledByPrograms = [
  'fixmystreet_id',
  'report_url',
  'title',
  'description',
  'easting',
  'northing',
  'closest_address',
  'uprn',
]

const kinds: Readonly<Record<string, WrittenQuestion['kind']>> = {
  string: 'text',
  text: 'text',
  number: 'number',
  datetime: 'date',
  singlevaluelist: 'one',
  multivaluelist: 'many',
}

/**
 * A definition of theirs as questions of ours about some categories. The same definition gives the same codes, so that kept
 * answers stay answers. What is required comes before what is not, where there is more than anybody would answer.
 */
export function questionsFrom({ attributes }: Definition, categories: readonly string[]): FromDefinition {
  const asked = attributes.filter(({ isAutomatic, code }) => !isAutomatic && !filledByPrograms.includes(code))
  const fixed = asked.filter(isFixed)
  const choices = asked.filter((attribute) => !isFixed(attribute))
  const tooLong = choices.filter(({ values }) => values.length > mostOptions)
  const short = choices.filter((attribute) => !tooLong.includes(attribute))
  const kept = new Set([...short].sort(requiredFirst).slice(0, mostQuestions))
  const codes = codesFor(short.map(({ code }) => code))
  const pairs = short
    .filter((attribute) => kept.has(attribute))
    .map((attribute) => ({ attribute, code: codes.get(attribute.code) ?? '' }))
  return {
    questions: pairs.map(({ attribute, code }) => questionFrom(attribute, code, categories)),
    answers: Object.fromEntries(
      pairs.flatMap(({ attribute, code }) => (attribute.isAsked ? [[code, mappingOf(attribute)]] : [])),
    ),
    attributes: Object.fromEntries(fixed.map(({ code, values }) => [code, values[0]?.key ?? ''])),
    left: [
      ...tooLong.map((attribute) => leftOut(attribute, 'too_many_values')),
      ...short.filter((one) => !kept.has(one)).map((attribute) => leftOut(attribute, 'too_many_questions')),
    ],
  }
}

const isChoice = ({ datatype }: TheirAttribute) => kinds[datatype] === 'one' || kinds[datatype] === 'many'
const isFixed = (attribute: TheirAttribute) =>
  isChoice(attribute) && attribute.isRequired && attribute.values.length === 1

const requiredFirst = (one: TheirAttribute, other: TheirAttribute) =>
  Number(other.isRequired) - Number(one.isRequired) || one.order - other.order

const leftOut = ({ code, isRequired }: TheirAttribute, why: 'too_many_values' | 'too_many_questions') => ({
  attribute: code,
  isRequired,
  why,
})

function questionFrom(
  attribute: TheirAttribute,
  code: string,
  categories: readonly string[],
): WrittenQuestion {
  const { isAsked, isRequired, hint, description } = attribute
  const kind = isAsked ? kindOf(attribute) : 'notice'
  return {
    code,
    categories: [...categories],
    kind,
    sv: {
      label: shorten(oneLine(description), lengths.label),
      hint: hint === '' ? null : shorten(oneLine(hint), lengths.hint),
    },
    en: null,
    required: isAsked && isRequired,
    private: isAsked,
    plate: false,
    stops: false,
    least: null,
    most: null,
    options: kind === 'one' || kind === 'many' ? optionsOf(attribute) : [],
  }
}

/** A choice needs two at least: with fewer it is a text. */
const kindOf = (attribute: TheirAttribute): WrittenQuestion['kind'] =>
  isChoice(attribute) && attribute.values.length < 2 ? 'text' : (kinds[attribute.datatype] ?? 'text')

function optionsOf({ values }: TheirAttribute): WrittenQuestion['options'] {
  const codes = codesFor(values.map(({ key }) => key))
  return values.map(({ key, name }) => ({
    code: codes.get(key) ?? '',
    sv: shorten(name, lengths.option),
    en: null,
    urgent: false,
    stop: null,
  }))
}

function mappingOf(attribute: TheirAttribute): Open311Settings['answers'][string] {
  const codes = codesFor(attribute.values.map(({ key }) => key))
  return {
    attribute: attribute.code,
    values: Object.fromEntries(attribute.values.map(({ key }) => [codes.get(key) ?? '', key])),
    isMoment: kinds[attribute.datatype] === 'date',
  }
}

/** Small letters, digits and _, each once: those that would be the same are numbered in their order. */
function codesFor(names: readonly string[]): Map<string, string> {
  const codes = new Map<string, string>()
  for (const name of names) {
    const plain = plainCode(name)
    let code = plain
    for (let number = 2; [...codes.values()].includes(code); number += 1)
      code = `${plain.slice(0, 36)}_${number}`
    if (!codes.has(name)) codes.set(name, code)
  }
  return codes
}

function plainCode(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return (/^[a-z]/.test(letters) ? letters : `v_${letters}`).slice(0, 40).replace(/_+$/, '')
}

const oneLine = (words: string): string => cleanLine(plainWords(words))
