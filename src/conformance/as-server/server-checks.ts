import type { Check } from '../check.ts'
import type { World } from '../world.ts'
import { attributesChecks } from './attributes.ts'
import { cachingChecks } from './caching.ts'
import { changesChecks } from './changes.ts'
import { createChecks } from './create.ts'
import { definitionsChecks } from './definitions.ts'
import { discoveryChecks } from './discovery.ts'
import { encodingChecks } from './encoding.ts'
import { equivalenceChecks } from './equivalence.ts'
import { errorsChecks } from './errors.ts'
import { filtersChecks } from './filters.ts'
import { mediaChecks } from './media.ts'
import { momentsChecks } from './moments.ts'
import { pagingChecks } from './paging.ts'
import { placesChecks } from './places.ts'
import { referencesChecks } from './references.ts'
import { refusalsChecks } from './refusals.ts'
import { requestChecks, requestsChecks } from './requests.ts'
import { robustnessChecks } from './robustness.ts'
import { servicesChecks } from './services.ts'
import { shapeChecks } from './shapes.ts'
import { tokensChecks } from './tokens.ts'
import { toldChecks } from './told-updates.ts'
import { updatesChecks } from './updates.ts'

const all: readonly Check<World>[] = [
  ...shapeChecks,
  ...discoveryChecks,
  ...servicesChecks,
  ...definitionsChecks,
  ...requestsChecks,
  ...requestChecks,
  ...filtersChecks,
  ...changesChecks,
  ...placesChecks,
  ...pagingChecks,
  ...momentsChecks,
  ...encodingChecks,
  ...errorsChecks,
  ...updatesChecks,
  ...cachingChecks,
  ...robustnessChecks,
  ...equivalenceChecks,
  ...createChecks,
  ...refusalsChecks,
  ...attributesChecks,
  ...tokensChecks,
  ...referencesChecks,
  ...mediaChecks,
  ...toldChecks,
]

const reads = ({ needs }: Check<World>): boolean => needs.length === 0

/** Everything a server is tried for: first what only reads, so that nothing the kit writes comes between two readings. */
export const serverChecks: readonly Check<World>[] = [
  ...all.filter(reads),
  ...all.filter((check) => !reads(check)),
]
