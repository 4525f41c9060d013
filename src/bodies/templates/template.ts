/** The acts of a case that something can be said with, as the table of moves calls them. */
export const templateActs = [
  'receive',
  'investigate',
  'ask',
  'plan',
  'start',
  'fix',
  'decline',
  'return',
  'mark_duplicate',
  'reopen',
] as const
export type TemplateAct = (typeof templateActs)[number]

/** An answer written beforehand, that an officer chooses and changes as they like. */
export type ResponseTemplate = {
  /** Null: an answer that moves nothing. */
  act: TemplateAct | null
  /** Null: every category. */
  category: string | null
  /** What it is chosen by. */
  title: string
  /** May hold placeholders. */
  words: string
}
