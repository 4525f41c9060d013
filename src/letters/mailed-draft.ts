import { type Language, messagesIn } from '#i18n/messages.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import type { Fact, RenderedLetter } from './letter.ts'
import { linkLetter } from './link-letter.ts'

export type MailedDraft = {
  language: Language
  baseUrl: string
  /** Of the page where it is finished. */
  path: string
  /** Whoever wrote confirms it by this very link, or by a letter of their own; of some not even the address is known. */
  whose: 'own' | 'other' | 'unknown'
  title: string
  place: { from: 'photo' | 'mail' | 'words'; words: string } | null
  photos: number
  leftBehind: number
  /** The likeliest one's name. */
  category: string | null
  /** The day it is forgotten, as it is said. */
  until: string
}

/** To who has mailed a picture or some words, at an address that is proven: what was understood, and where to go on. */
export function mailedDraft(letter: MailedDraft): RenderedLetter {
  const { language, baseUrl, path, whose, leftBehind, until } = letter
  const { own, other, ...words } = messagesIn(language).letters.mailedDraft
  const { subject, intro } = whose === 'own' ? own : other
  const notes = [
    ...(leftBehind > 0 ? [words.leftBehind(leftBehind)] : []),
    ...(whose === 'other' ? [other.confirms] : whose === 'unknown' ? [other.unknown] : []),
  ]
  return linkLetter(
    { language, baseUrl },
    {
      subject,
      title: subject,
      intro,
      button: words.button,
      hint: words.lives(until),
      ignore: words.otherwise,
    },
    {
      path,
      about: [
        { kind: 'facts', facts: understood(letter) },
        ...notes.map((text) => ({ kind: 'paragraph' as const, text })),
      ],
    },
  )
}

function understood({ language, title, place, photos, category }: MailedDraft): Fact[] {
  const { facts } = messagesIn(language).letters.mailedDraft
  return [
    ...(title ? [{ name: facts.title, value: stripCapabilities(title) }] : []),
    { name: facts.place, value: place ? facts[place.from](stripCapabilities(place.words)) : facts.noPlace },
    { name: facts.photos, value: photos > 0 ? String(photos) : facts.noPhotos },
    { name: facts.category, value: category ? facts.suggested(category) : facts.noCategory },
  ]
}
