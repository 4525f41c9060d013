import type { Known } from '#integrations/receiver.ts'

/** A case that is called this at its receiver, or that has no name yet. */
export const knownAs = (externalId: string | null): Known => ({ externalId, remembered: null })
