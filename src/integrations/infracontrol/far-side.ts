import type { InfracontrolSettings } from './settings.ts'
import type { Ask } from './transport.ts'

/** A body's Infracontrol as it is talked to: how it is asked, and what its words mean. */
export type FarSide = {
  ask: Ask
  settings: InfracontrolSettings
  /** Without a slash at the end. */
  baseUrl: string
}
