import type { NoticeKind, NoticeTone } from '#database/schema.ts'
import type { Shape } from '#geo/shape.ts'
import type { Hours } from '../exceptions/hours.ts'

export const noticeKinds = ['notice', 'works'] as const satisfies NoticeKind[]
export const noticeTones = ['info', 'warning'] as const satisfies NoticeTone[]

/** What a body tells everybody who reports somewhere: "Vi vet om strömavbrottet på Ängabo." */
export type ServiceNotice = {
  id: number
  body: string
  /** The file's own id. */
  code: string
  /** works: what is under way there anyhow, until when; notice: anything else. Both are said in the form. */
  kind: NoticeKind
  tone: NoticeTone
  sv: string
  /** Null: nobody has said it in English. */
  en: string | null
  link: string | null
  /** Empty: every category. */
  categories: readonly string[]
  /** Null: always. */
  hours: Hours | null
  beginsAt: Date | null
  endsAt: Date | null
  /** A day in Sweden, 2026-12-01: when works are thought to be done. */
  expectedEnd: string | null
  /** Null: wherever the body is the one it concerns. */
  shape: Shape | null
}
