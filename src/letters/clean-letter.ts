import { type Language, messagesIn } from '#i18n/messages.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { cleanLine, cleanText } from '#text/plain-text.ts'
import type { Block, Fact, Letter } from './letter.ts'

/** Takes our signed links out of every text, whoever wrote it: only a letter's own `href`s may let anybody in. */
export function cleanLetter(letter: Letter): Letter {
  const clean = cleaning(letter.language)
  return {
    ...letter,
    subject: clean.line(letter.subject),
    title: clean.line(letter.title),
    blocks: letter.blocks.map(clean.block),
    footer: letter.footer.map(clean.block),
  }
}

/** A text somebody else wrote, without links that let anybody in. */
const withoutLinks = (text: string, language: Language): string =>
  stripCapabilities(text, messagesIn(language).letters.linkRemoved)

function cleaning(language: Language) {
  const line = (text: string) => cleanLine(withoutLinks(text, language))
  const fact = (one: Fact): Fact => ({ ...one, value: line(one.value) })
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'quote':
        return {
          ...one,
          ...(one.by && { by: line(one.by) }),
          text: cleanText(withoutLinks(one.text, language)),
        }
      case 'facts':
        return { ...one, facts: one.facts.map(fact) }
      case 'commands':
        return { ...one, lines: one.lines.map(line) }
      default:
        return { ...one, text: line(one.text) }
    }
  }
  return { line, block }
}
