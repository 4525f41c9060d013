import type { ExceptionKind } from '#database/schema.ts'
import type { Shape } from '#geo/shape.ts'
import type { Hours } from './hours.ts'

export type { ExceptionKind }

export const exceptionKinds = ['takes_over', 'contractor', 'unit'] as const satisfies ExceptionKind[]

/** Where a body does otherwise than its road or land would say. */
export type Exception = {
  id: number
  body: string
  /** The file's own id. */
  code: string
  /**
   * takes_over: the body does it here, whoever keeps the road ("vi sköter belysningen här"). contractor: told
   * to a contractor directly ("entreprenör direkt"). unit: a unit of the body's own ("skötselyta").
   */
  kind: ExceptionKind
  name: string
  /** Empty: every category. */
  categories: readonly string[]
  /** Null: always. */
  hours: Hours | null
  /** The lowest goes first. */
  rank: number
  shape: Shape
  hasAddress: boolean
}
