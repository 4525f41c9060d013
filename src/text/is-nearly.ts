/** True for one slip of the keyboard in a long enough word: a letter lost, added, changed or swapped. */
export function isNearly(written: string, meant: string): boolean {
  if (meant.length < 6) return false
  if (written === meant) return true
  if (Math.abs(written.length - meant.length) > 1) return false
  const start = commonLength(written, meant)
  const end = commonLength(reverse(written.slice(start)), reverse(meant.slice(start)))
  const left = written.slice(start, written.length - end)
  const right = meant.slice(start, meant.length - end)
  return left.length <= 1 && right.length <= 1 ? true : left.length === 2 && left === reverse(right)
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

const reverse = (text: string): string => [...text].reverse().join('')
