import { apiVersion } from '#api/api-info.ts'
import { asyncApi } from '#integrations/webhook/described/async-api.ts'
import { readSchema } from './schema-faults.ts'

/** What is posted both ways, as the service at this address describes it. */
export const describedEvents = (baseUrl: string) =>
  asyncApi({ baseUrl, version: apiVersion, caseSchema: readSchema('arende') })
