import type { Language } from '#database/schema.ts'

/** What a document is made of, in the order it is read. */
export type PdfPart =
  | { is: 'heading'; level: 1 | 2 | 3; words: string; language?: Language }
  | { is: 'words'; words: string; language?: Language }
  | { is: 'fact'; term: string; detail: string; language?: Language }
  | { is: 'list'; items: readonly string[] }
  /** A JPEG with its size in pixels, and what it shows for those who don't see it. */
  | { is: 'picture'; jpeg: Buffer; width: number; height: number; alt: string }

/** A document of A4 pages that screen readers find their way in. */
export type PdfDocument = {
  title: string
  /** What it is written in where a part doesn't say otherwise. */
  language: Language
  /** On top of each page. */
  head: string
  /** At the bottom of each page; pages are counted from one. */
  foot(page: number, pages: number): string
  /** Said last where anything in it has signs that can't be written out; `sign` stands in their place. */
  unknownSign(sign: string): string
  parts: readonly PdfPart[]
}
