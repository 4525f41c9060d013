const longestTyped = 200
const mostWords = 8
const longestWord = 40

/** The words of what somebody typed to search for, in order and small letters; a bounded number of them. */
export const searchWords = (typed: string): string[] =>
  (
    typed
      .slice(0, longestTyped)
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .slice(0, mostWords)
    .map((word) => [...word].slice(0, longestWord).join(''))

/** The report's number, where nothing else was typed. */
export function searchedNumber(typed: string): number | null {
  const digits = /^\s*#?(\d{6,15})\s*$/.exec(typed)?.[1]
  return digits ? Number(digits) : null
}

/** Too common to tell one report from another. */
export const saysSomething = (word: string): boolean => !common.has(word)

const common = new Set(
  `alla allt att av bara bli blir blivit bort både dag de dem den denna deras dess dessa det detta dig din dina du då
  där efter ej eller en er era ett från får för förbi ha hade han har hela helt hon honom hur här i icke igen in inte
  intill ja jag ju kan kunde kring man med mellan men mer mig min mina mitt mot mycket ni nu någon något några när nära
  och också om oss på så sedan ser sig sin sina sitt ska skulle som står till under upp ut utan vad var vara varit vem
  vi vid vilka vilken är än åt över a about an and are at be but by for from has have in into it its near not of on
  or our that the there they this to was we were with you`.split(/\s+/),
)
