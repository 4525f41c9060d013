import type { Fault, Faults } from './fault.ts'
import {
  definitionsFaults,
  discoveryFaults,
  encodingFaults,
  placesFaults,
  servicesFaults,
} from './faults/described.ts'
import {
  changesFaults,
  filtersFaults,
  pagingFaults,
  requestFaults,
  requestsFaults,
  timesFaults,
} from './faults/listed.ts'
import { cachingFaults, errorsFaults, formatsFaults, robustnessFaults, updatesFaults } from './faults/said.ts'
import { shapeFaults } from './faults/shapes.ts'
import {
  attributesFaults,
  createFaults,
  mediaFaults,
  referencesFaults,
  refusalsFaults,
  tokensFaults,
  toldFaults,
} from './faults/written.ts'

const byArea: Readonly<Record<string, Faults>> = {
  discovery: discoveryFaults,
  services: servicesFaults,
  definitions: definitionsFaults,
  requests: requestsFaults,
  request: requestFaults,
  filters: filtersFaults,
  changes: changesFaults,
  places: placesFaults,
  paging: pagingFaults,
  times: timesFaults,
  encoding: encodingFaults,
  errors: errorsFaults,
  updates: updatesFaults,
  caching: cachingFaults,
  robustness: robustnessFaults,
  formats: formatsFaults,
  create: createFaults,
  refusals: refusalsFaults,
  attributes: attributesFaults,
  tokens: tokensFaults,
  references: referencesFaults,
  media: mediaFaults,
  told: toldFaults,
}

/** What a server does wrong for each check to see, by the check's id. */
export const serverFaults: ReadonlyMap<string, Fault> = new Map(
  [byArea, shapeFaults].flatMap((all) =>
    Object.entries(all).flatMap(([area, faults]) =>
      Object.entries(faults).map(([name, fault]): [string, Fault] => [`${area}.${name}`, fault]),
    ),
  ),
)
