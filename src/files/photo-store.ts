/**
 * Where photos lie, as whole files under names of ours. Names are made here in the house: hexadecimal digits,
 * then a dot and what it is. One kind today, a folder; a bucket would be another.
 */
export type PhotoStore = {
  /** A folder on this machine for files that are still on their way in. */
  incoming: string
  /** Resolves when the file is safe under its name. The one it came from may be moved. */
  keep(name: string, from: string): Promise<void>
  /** The same for bytes; a file that was there under the name is replaced whole. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none (any more). */
  read(name: string): Promise<Buffer | null>
  /** Says nothing when there is none. */
  remove(name: string): Promise<void>
  /** Everything there is with the time it was kept, in any order. */
  list(): AsyncIterable<{ name: string; at: Date }>
}
