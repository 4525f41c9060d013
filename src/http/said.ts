/** What was said at once, over HTTP or otherwise, however it went; `certificateUntil`: when the far side's certificate runs out. */
export type Said = {
  request: Spoken & { method: string; url: string }
  /** `status`: null where what is spoken has none. */
  answer: (Spoken & { status: number | null }) | null
  problem: string | null
  startedAt: Date
  tookMs: number
  certificateUntil: Date | null
}
export type Spoken = { headers?: Readonly<Record<string, string>>; body?: string | Buffer }
