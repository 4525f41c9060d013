export type BinariesKind = 'system' | 'npm'

/** A folder with `initdb` and `postgres` that run on this machine. */
export type Binaries = { kind: BinariesKind; folder: string; version: string; major: number }

/** What our SQL is written for. */
export const oldestMajor = 15
