import type { z } from 'zod'
import type { Exchange } from '#http/exchange.ts'
import type { Connect } from '#http/guarded-socket.ts'
import type { Said } from '#http/said.ts'
import type { Receiver } from './receiver.ts'

/** What an opened receiver needs of the house. */
export type KindRooms<Settings> = {
  settings: Settings
  /** By the names the kind asks for; a name may be missing. `former`: what it was until lately, while it is being exchanged. */
  secret(name: string): { value: string; former: string | null } | null
  exchange: Exchange
  /** For what is no HTTP; left out where nothing else is reached. */
  connect?: Connect
  /** Hears what is said otherwise than by `exchange`, which tells of itself. */
  heard?(said: Said): void
  /** Without a slash at the end. */
  baseUrl: string
  /** What files for bodies' systems are left below; left out where there is no such folder. */
  dropFolder?: string
  /** The Swedish name of a category, by its code. */
  categoryName(code: string): string
}

/** A kind of receiver: a folder here, and a row in kinds.ts. */
export type Kind<Schema extends z.ZodType = z.ZodType> = {
  settings: Schema
  /** The names of the keys and passwords it is opened with. */
  secrets: readonly string[]
  /** Fields of what it sends and gets that hold who somebody is: masked for most eyes. */
  personalFields: readonly string[]
  /** More such, where a body's settings say what fields are called. */
  personalFieldsIn?(settings: z.output<Schema>): readonly string[]
  /** Of kinds whose bodies change their server: which keys are for it alone, and whether other settings lead to another. */
  place?: { secrets: readonly string[]; isAnother(before: unknown, after: unknown): boolean }
  /** What it calls our categories where the settings say nothing; left out: it knows none. */
  usualCategories?: Readonly<Record<string, string>>
  open(rooms: KindRooms<z.output<Schema>>): Receiver
}
