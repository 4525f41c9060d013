import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import { municipalityByCode } from '#geo/municipalities.ts'

/** Codes as questions name things by them; one that is not known is refused. */
export const municipalityCode = z
  .string()
  .refine((code) => municipalityByCode(code) !== undefined, 'a code of SCB, as 1489')

export const categoryCode = z
  .string()
  .refine((code) => categoryByCode(code) !== undefined, 'a code of the catalogue')

/** Which bodies there are is known by the tables of the moment, and no schema. */
export const notABody = 'the code of a body'
