import { shorten } from '#text/plain-text.ts'

/**
 * The one subject of all letters about a report to a person, in any language and whatever has happened: mail programs
 * keep together what has the same subject and root. What has happened stands in the letter's title, which they show
 * beside the subject.
 */
export const threadSubject = (title: string, number: number): string => `${shorten(title, 80)} [${number}]`
