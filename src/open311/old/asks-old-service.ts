import type { Open311Ask } from '../rooms.ts'

/** The old service was one jurisdiction, and named itself so: its readers go on being answered in its shape. */
export const asksOldService = ({ asked }: Pick<Open311Ask, 'asked'>): boolean =>
  /^(?:www\.)?fixamingata\.se$/i.test(asked['jurisdiction_id'] ?? '')
