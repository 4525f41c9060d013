import type { Mistakes } from '#http/form.ts'

/** Each field with the sentence that its mistake's name stands for. */
export const inWords = (mistakes: Mistakes, sentences: Readonly<Record<string, string>>): Mistakes =>
  Object.fromEntries(
    Object.entries(mistakes).flatMap(([field, name]) => {
      const sentence = sentences[name]
      return sentence === undefined ? [] : [[field, sentence]]
    }),
  )
