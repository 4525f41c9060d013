/** A system of a body's own, as the chaos run sees it: a real server that remembers all that was asked of it. */
export type FarSide = {
  /** What the connection is called, and whose it is. */
  id: string
  body: string
  kind: string
  settings: object
  secrets: Readonly<Record<string, string>>
  /** Its host and port; null for a folder. */
  host: string | null
  /** Whether it is told what comes later, and whether it handles cases. */
  takesUpdates: boolean
  handles: boolean
  /** It neither takes our key nor can be looked in: what nobody knew the end of may be there more than once. */
  canRepeat: boolean
  /** The cases that came from us. */
  cases(): Promise<readonly TheirCase[]>
  /** What it was told of them later, in the order it took it: by our deliveries' ids. */
  told(): Promise<readonly ToldOne[]>
  /** Somebody there moves a case one step on; returns what it calls that. */
  handle(externalId: string, step: number): Promise<string>
  /** Something goes wrong with the next questions. */
  trouble(chance: () => number): void
  /** Nothing goes wrong any more. */
  mend(): void
  stop(): Promise<unknown>
}
export type TheirCase = { externalId: string; number: number }
export type ToldOne = { externalId: string; delivery: string }

/** What a case is moved through there, and what it comes to here by each step. */
export const stepsHere = ['received', 'investigating', 'planned', 'in_progress'] as const
