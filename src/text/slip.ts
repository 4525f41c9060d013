/** Whether one letter is wrong, missing, too much or has changed places; what comes after may be an ending. */
export function isSlip(written: string, letters: string, mayGoOn = false): boolean {
  let same = 0
  while (same < letters.length && written[same] === letters[same]) same += 1
  const [restWritten, rest] = [written.slice(same), letters.slice(same)]
  const ends = (left: string, right: string) => (mayGoOn ? left.startsWith(right) : left === right)
  return (
    ends(restWritten.slice(1), rest.slice(1)) ||
    ends(restWritten, rest.slice(1)) ||
    ends(restWritten.slice(1), rest) ||
    (restWritten[0] === rest[1] && restWritten[1] === rest[0] && ends(restWritten.slice(2), rest.slice(2)))
  )
}

/** A word without one of its letters. */
export const withoutOne = (word: string): string[] =>
  [...word].map((_, at, letters) => letters.toSpliced(at, 1).join(''))

/** A word with two neighbours changed. */
export const withTwoChanged = (word: string): string[] =>
  [...word].slice(1).map((letter, at) => {
    const letters = [...word]
    return letters.toSpliced(at, 2, letter, letters[at] ?? '').join('')
  })
