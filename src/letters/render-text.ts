import { messagesIn } from '#i18n/messages.ts'
import type { Block, Fact, Letter } from './letter.ts'

/** The letter as plain text: each address on a line of its own, so that every program makes it a link. */
export function renderText({ language, title, blocks, footer }: Letter): string {
  const parts = [title, ...blocks.map(blockText), '----', ...footer.map(blockText)]
  return `${[...parts, messagesIn(language).letters.footer].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text.toLocaleUpperCase('sv')
    case 'paragraph':
      return block.text
    case 'step':
      return `${block.when}\n${block.text}`
    case 'facts':
      return block.facts.map(factText).join('\n')
    case 'button':
      return lines(`${block.text}:`, block.href, block.hint)
    case 'link':
      return lines(`${block.text}:`, block.href)
    case 'quote':
      return lines(block.by, quoted(block.text))
    case 'commands':
      return block.lines.map((line) => `    ${line}`).join('\n')
    case 'small':
      return lines(block.text, block.link && `${block.link.text}:`, block.link?.href)
  }
}

const factText = ({ name, value, href }: Fact): string => lines(`${name}: ${value}`, href)

const lines = (...given: (string | undefined)[]): string => given.filter(Boolean).join('\n')

const quoted = (text: string): string => text.replace(/^/gm, '> ')
