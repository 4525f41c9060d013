/** The language that somebody has written in, of the two that we answer in. Swedish when in doubt. */
export function languageOf(words: string): 'sv' | 'en' {
  const written =
    words
      .slice(0, 2000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const count = (common: ReadonlySet<string>) => written.filter((word) => common.has(word)).length
  return count(english) > count(swedish) ? 'en' : 'sv'
}

const english = new Set(
  'the is are there has been have and this that with please here it of on at near broken street not'.split(
    ' ',
  ),
)
const swedish = new Set(
  'det den är på och en ett har inte som för av vid med jag vi ni finns här där i till hej'.split(' '),
)
