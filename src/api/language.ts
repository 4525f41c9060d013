import type { Language } from '#database/schema.ts'
import type { ApiAsk } from './rooms.ts'

/** The reader's, by `?language=`; Swedish when nothing else is said. */
export const languageOf = ({ c }: ApiAsk): Language => (c.req.query('language') === 'en' ? 'en' : 'sv')
