import { fileDrop } from './file-drop/file-drop.ts'
import { infracontrol } from './infracontrol/infracontrol.ts'
import type { Kind } from './kind.ts'
import { open311 } from './open311/open311.ts'
import { sundsvallIncident } from './sundsvall-incident/sundsvall-incident.ts'
import { webhook } from './webhook/webhook.ts'

/** Every kind of system that a connection can be to. The mailbox is none of them: it needs no connection. */
export const kinds: Readonly<Record<string, Kind>> = {
  'file-drop': fileDrop,
  infracontrol,
  open311,
  'sundsvall-incident': sundsvallIncident,
  webhook,
}
