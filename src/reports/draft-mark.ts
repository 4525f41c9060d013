import { createHash } from 'node:crypto'
import type { Answer } from '#bodies/questions/question.ts'

type Said = {
  lat: number | null
  lon: number | null
  placeWords: string
  category: string | null
  title: string
  description: string
  answers?: readonly Answer[] | undefined
  name: string | null
  email: string | null
}

/** Stands for what an unconfirmed report says: whoever writes over it knows by it what they have read. */
export function markOfDraft({ lat, lon, answers = [], name, email, ...words }: Said): string {
  const { placeWords, category, title, description } = words
  const answered = answers.map(({ body, code, value }) => [body, code, value])
  const said = [lat?.toFixed(6), lon?.toFixed(6), placeWords, category, title, description, answered]
  const whole = JSON.stringify([...said, name || null, email?.toLowerCase()])
  return createHash('sha256').update(whole).digest('base64url').slice(0, 16)
}
