import { shorten } from '#text/plain-text.ts'
import type { Block, Letter } from './letter.ts'

/** What mail programs show beside the subject before a letter is opened: its title, and the first it says. */
export const previewOf = ({ title, blocks }: Pick<Letter, 'title' | 'blocks'>): string =>
  shorten([title, ...blocks.map(saidIn).filter(Boolean)].join(' ').replace(/\s+/g, ' '), 140)

const saidIn = (block: Block): string =>
  block.kind === 'paragraph' || block.kind === 'step' || block.kind === 'quote' ? block.text : ''
