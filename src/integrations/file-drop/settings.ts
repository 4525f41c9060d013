import { z } from 'zod'

/** Names below the folder that those who run the service have set aside: nobody gets out of it by them. */
const folderHere = /^[\p{L}\p{N}_-]{1,60}(\/[\p{L}\p{N}_-]{1,60}){0,4}$/u

/** At somebody else's server: from its root, from where signing in leads to, or that (`.`). */
const folderThere =
  /^(?:\.|\/|\/?[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,59}(\/[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,59}){0,8})$/u

/** As `ssh-keygen -l` writes it. */
const hostKey = z
  .string()
  .regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/)
  .transform((fingerprint) => fingerprint.replace(/=$/, ''))

/** A server over SFTP, and the keys it may show: any other is somebody else. Several, while it gets a new one. */
const sftp = z.strictObject({
  host: z
    .string()
    .max(253)
    .toLowerCase()
    .regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/),
  port: z.number().int().min(1).max(65_535).default(22),
  user: z.string().regex(/^[^\s\p{Cc}]{1,64}$/u),
  hostKeys: z.array(hostKey).min(1).max(8),
})
export type SftpSettings = z.output<typeof sftp>

/** Where files are left, and how they are written. */
export const fileDropSettings = z
  .strictObject({
    folder: z.string(),
    /** Null: the folder is on our own machine. */
    sftp: sftp.nullable().default(null),
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
  .refine(({ folder, sftp }) => (sftp === null ? folderHere : folderThere).test(folder), {
    path: ['folder'],
    error: 'no folder that files can be left in',
  })
export type FileDropSettings = z.output<typeof fileDropSettings>
