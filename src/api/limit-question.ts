import { z } from 'zod'

const mostOnPage = 200

/** How many a page has: twenty where nothing is said. */
export const limitQuestion = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostOnPage)
  .default(20)
  .describe('How many a page has, at most.')
