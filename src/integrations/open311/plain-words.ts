import { cleanText } from '#text/plain-text.ts'

/** What a server says in words, without the HTML that some write them in. */
export const plainWords = (words: string): string =>
  cleanText(words.replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n').replace(/<\/?[a-z][^<>]*>/gi, ''))
