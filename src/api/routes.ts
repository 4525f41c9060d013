import { paths } from '#paths.ts'
import { addPhoto } from './add-photo.ts'
import { dropPhoto } from './drop-photo.ts'
import { borders, pins, roads } from './map.ts'
import { placeOnMap } from './place.ts'
import type { ApiHandler } from './rooms.ts'
import { whatIsAsked } from './what-is-asked.ts'
import { whatIsKnownNearby } from './what-is-known-nearby.ts'
import { whoIsResponsible } from './who-is-responsible.ts'

/** One address of the API, and who may come in. Each names a permission: leaving it out does not compile. */
export type ApiRoute =
  | { method: 'GET'; path: string; permission: 'public'; handler: ApiHandler }
  /** For pages of ours, whose form's key is in the address: nobody else knows it. */
  | { method: 'POST'; path: string; permission: 'form'; files?: readonly string[]; handler: ApiHandler }

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: paths.apiResponsibility(), permission: 'public', handler: whoIsResponsible },
  { method: 'GET', path: paths.apiGuidance(), permission: 'public', handler: whatIsAsked },
  { method: 'GET', path: paths.apiPins(), permission: 'public', handler: pins },
  { method: 'GET', path: paths.apiPlace(), permission: 'public', handler: placeOnMap },
  { method: 'GET', path: paths.apiRoads(), permission: 'public', handler: roads },
  { method: 'GET', path: paths.apiBorders(), permission: 'public', handler: borders },
  { method: 'POST', path: paths.apiPhotos(':key'), permission: 'form', files: ['photo'], handler: addPhoto },
  { method: 'POST', path: paths.apiRemovePhoto(':key', ':id'), permission: 'form', handler: dropPhoto },
  { method: 'GET', path: paths.apiNearby(), permission: 'public', handler: whatIsKnownNearby },
]
