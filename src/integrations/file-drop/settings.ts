import { z } from 'zod'

/** Names below the folder that those who run the service have set aside: nobody gets out of it by them. */
const folder = z.string().regex(/^[\p{L}\p{N}_-]{1,60}(\/[\p{L}\p{N}_-]{1,60}){0,4}$/u)

/** Where files are left, and how they are written. */
export const fileDropSettings = z.strictObject({
  folder,
  formats: z
    .array(z.enum(['csv', 'geojson']))
    .min(1)
    .default(['csv']),
  /** `delivery`: a file for each; `day`: one a day, which grows. */
  per: z.enum(['delivery', 'day']).default('delivery'),
  /** Swedish spreadsheets take a semicolon. */
  separator: z.enum([';', ',']).default(';'),
  photos: z.boolean().default(true),
})
export type FileDropSettings = z.output<typeof fileDropSettings>
