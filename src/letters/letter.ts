import type { Language } from '#i18n/messages.ts'

/** What letters are made of. HTML and plain text both come from these, so they say the same. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** Something that happened, with its time. */
  | { kind: 'step'; when: string; text: string }
  | { kind: 'facts'; facts: Fact[] }
  /** The one thing to do; `hint` stands under it. `copy` introduces the bare address, for those who see no button. */
  | { kind: 'button'; text: string; href: string; hint?: string; copy?: string }
  | { kind: 'link'; text: string; href: string; lang?: Language }
  /** What somebody else wrote: several lines, never trusted. `lang` where it is another than the letter's. */
  | { kind: 'quote'; by?: string; text: string; lang?: Language }
  | { kind: 'commands'; lines: string[] }
  | { kind: 'small'; text: string; link?: { text: string; href: string } }

export type Fact = { name: string; value: string; href?: string; lang?: Language }

export type Letter = {
  language: Language
  subject: string
  title: string
  blocks: Block[]
  /** Why one gets this, how to stop it: under the line. */
  footer: Block[]
  headers?: Record<string, string>
}

/** A letter ready for a mail; whoever sends it adds the addresses. */
export type RenderedLetter = {
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}
