/** A sentence with its own sign, and where in the text what comes after it begins. */
export type Sentence = { said: string; end: number }

/** A text's sentences, by their signs and lines. "v. 48" and "3 dec. 2026" are not two. */
export function* sentencesOf(text: string): Generator<Sentence> {
  let from = 0
  for (const { index, 0: sign } of text.matchAll(ends)) {
    const said = text.slice(from, index)
    if (sign.startsWith('.') && shortened.test(said.slice(-12))) continue
    const end = index + sign.length
    if (said.trim() !== '') yield { said: `${said}${/^[.!?]/.exec(sign)?.[0] ?? ''}`, end }
    from = end
  }
  if (text.slice(from).trim() !== '') yield { said: text.slice(from), end: text.length }
}

const ends = /[.!?]{1,9}(?=\s|$|\*|_)|\s[–—-]\s|\n/g
const shortened =
  /(?:^|[\s.,/(])(?:v|vk|kl|prel|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|t\.ex|bl\.a|ca|nr|st|mån|tis|ons|tors?|fre|lör|sön|s\.k|d\.v\.s|m\.m)$/iu
