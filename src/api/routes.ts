import { paths } from '#paths.ts'
import { borders, pins, roads } from './map.ts'
import { placeOnMap } from './place.ts'
import type { ApiHandler } from './rooms.ts'
import { whoIsResponsible } from './who-is-responsible.ts'

/** One address of the API. All there is so far is open to everybody, as `permission` says. */
export type ApiRoute = { method: 'GET'; path: string; permission: 'public'; handler: ApiHandler }

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: paths.apiResponsibility(), permission: 'public', handler: whoIsResponsible },
  { method: 'GET', path: paths.apiPins(), permission: 'public', handler: pins },
  { method: 'GET', path: paths.apiPlace(), permission: 'public', handler: placeOnMap },
  { method: 'GET', path: paths.apiRoads(), permission: 'public', handler: roads },
  { method: 'GET', path: paths.apiBorders(), permission: 'public', handler: borders },
]
