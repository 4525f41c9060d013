import { z } from 'zod'

/** A coordinate in a query, with a decimal point. */
export const degrees = (most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,3}(\.\d{1,15})?$/, 'degrees with a decimal point')
    .transform(Number)
    .refine((value) => Math.abs(value) <= most, `at most ${most}`)

/** By parameter, what could not be read. */
export const errorsOf = ({ issues }: z.ZodError): Record<string, string> =>
  Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), message]))
