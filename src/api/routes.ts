import { paths } from '#paths.ts'
import type { ApiHandler } from './rooms.ts'
import { whatIsAsked } from './what-is-asked.ts'
import { whoIsResponsible } from './who-is-responsible.ts'

/** One address of the API. All there is so far is open to everybody, as `permission` says. */
export type ApiRoute = { method: 'GET'; path: string; permission: 'public'; handler: ApiHandler }

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: paths.apiResponsibility(), permission: 'public', handler: whoIsResponsible },
  { method: 'GET', path: paths.apiGuidance(), permission: 'public', handler: whatIsAsked },
]
