import { Refused } from '../errors.ts'
import type { ReadList } from './read-list.ts'

/** The rows of a file, or one refusal that names all that is wrong with it. */
export function soundRows<T>(read: ReadList<T>): readonly T[] {
  if (!read.ok) throw new Refused(['The file was refused; all is as before.', ...read.faults].join('\n'))
  return read.rows
}
