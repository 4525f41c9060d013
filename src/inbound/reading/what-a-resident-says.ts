import { fixedAlone, nowFixed, stillAlone, stillThere, supposed, thanksAlone } from './resident-lines.ts'
import { sentencesOf } from './sentences.ts'

/** How a resident's mail says it is on the spot. `words` where it says something else, or more than one thing. */
export type ResidentSaying = 'still' | 'fixed' | 'thanks' | 'words'

/** What is new in a mail of a resident. Only what is plainly said counts; the words are kept whatever it is. */
export function whatAResidentSays(words: string): ResidentSaying {
  const sentences = [...sentencesOf(words.slice(0, longest))]
    .map(({ said }) => said.trim())
    .slice(0, mostSentences)
  const said = new Set(sentences.map(sayingOf))
  if (said.has('both')) return 'words'
  if (said.has('still')) return said.has('fixed') ? 'words' : 'still'
  if (said.has('fixed')) return 'fixed'
  return said.has('thanks') && said.size === 1 ? 'thanks' : 'words'
}

const longest = 5000
const mostSentences = 60

function sayingOf(sentence: string): ResidentSaying | 'both' {
  const said = bare(sentence)
  if (thanksAlone.test(said)) return 'thanks'
  if (supposed.test(sentence)) return 'words'
  // "Det är inte lagat" has "är … lagat" in it, so what denies comes first.
  if (stillAlone.test(said)) return 'still'
  if (stillThere.test(said)) return nowFixed.test(said.replace(stillThere, '')) ? 'both' : 'still'
  return fixedAlone.test(withoutThanks(said)) || nowFixed.test(said) ? 'fixed' : 'words'
}

const bare = (sentence: string): string =>
  sentence
    .replace(/[*_"”“>]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?:[\s.!:,;)-]|\p{Extended_Pictographic}|\ufe0f){1,40}$/u, '')
    .trim()

const withoutThanks = (said: string): string => said.replace(/,? (?:tack|thanks)(?: så mycket)?$/iu, '')
