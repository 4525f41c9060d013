/** What was written, with another paragraph after it. */
export const appendParagraph = (written: string, paragraph: string): string =>
  written.trim() === '' ? paragraph : `${written.trimEnd()}\n\n${paragraph}`
