import type { Mistakes } from '#http/form.ts'
import type { Ask } from '../ask.ts'
import { sentenceOf } from './mistakes.ts'

/** A field with what was typed, else what stands. */
export const typed = ({ fields }: Ask, mistakes: Mistakes, name: string, standing: string) => ({
  name,
  value: fields[name] ?? standing,
  error: sentenceOf(mistakes[name]),
})
