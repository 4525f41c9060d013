import { paths } from '#paths.ts'
import { addPhoto } from './add-photo.ts'
import { apiInfo } from './api-info.ts'
import { listOfAreas } from './catalogue/list-of-areas.ts'
import { listOfBodies } from './catalogue/list-of-bodies.ts'
import { listOfCategories } from './catalogue/list-of-categories.ts'
import { oneBody } from './catalogue/one-body.ts'
import { describedCatalogue } from './described/catalogue.ts'
import type { Described } from './described/described.ts'
import { describedPages } from './described/pages.ts'
import { describedReports } from './described/reports.ts'
import { describedResponsibility } from './described/responsibility.ts'
import { dropPhoto } from './drop-photo.ts'
import { borders, pins, roads } from './map.ts'
import { placeOnMap } from './place.ts'
import { listOfReports } from './reports/list-of-reports.ts'
import { oneReport } from './reports/one-report.ts'
import { updatesOfReport } from './reports/updates-of-report.ts'
import type { ApiHandler } from './rooms.ts'
import { whatIsAsked } from './what-is-asked.ts'
import { whatIsKnownNearby } from './what-is-known-nearby.ts'
import { whoIsResponsible } from './who-is-responsible.ts'

/**
 * One address of the API, who may come in, and what programs are told of it. Each names a permission and is
 * described: leaving either out does not compile.
 */
export type ApiRoute =
  | {
      method: 'GET'
      path: string
      permission: 'public'
      /** For programs that fetch a lot: how often is limited, and nothing is sent twice. */
      isCounted?: true
      /** Tells a tag, and 304 to who has it already: all that is counted does. */
      isTagged?: true
      described: Described
      handler: ApiHandler
    }
  /** For pages of ours, whose form's key is in the address: nobody else knows it. */
  | {
      method: 'POST'
      path: string
      permission: 'form'
      files?: readonly string[]
      described: Described
      handler: ApiHandler
    }

type Read = Extract<ApiRoute, { method: 'GET' }>

const read = (path: string, described: Described, handler: ApiHandler): Read => ({
  method: 'GET',
  permission: 'public',
  ...{ path, described, handler },
})
const counted = (path: string, described: Described, handler: ApiHandler): Read => ({
  ...read(path, described, handler),
  isCounted: true,
})
const posted = { method: 'POST', permission: 'form' } as const

export const apiRoutes: readonly ApiRoute[] = [
  counted(paths.apiInfo(), describedCatalogue.info, apiInfo),
  counted(paths.apiReports(), describedReports.list, listOfReports),
  counted(paths.apiReport(':number'), describedReports.one, oneReport),
  counted(paths.apiUpdates(':number'), describedReports.updates, updatesOfReport),
  counted(paths.apiCategories(), describedCatalogue.categories, listOfCategories),
  counted(paths.apiBodies(), describedCatalogue.bodies, listOfBodies),
  counted(paths.apiBody(':code'), describedCatalogue.body, oneBody),
  counted(paths.apiAreas(), describedCatalogue.areas, listOfAreas),
  read(paths.apiResponsibility(), describedResponsibility.responsible, whoIsResponsible),
  read(paths.apiGuidance(), describedResponsibility.guidance, whatIsAsked),
  read(paths.apiPlace(), describedResponsibility.place, placeOnMap),
  read(paths.apiNearby(), describedResponsibility.known, whatIsKnownNearby),
  read(paths.apiPins(), describedPages.pins, pins),
  read(paths.apiRoads(), describedPages.roads, roads),
  { ...read(paths.apiBorders(), describedPages.borders, borders), isTagged: true },
  {
    ...posted,
    path: paths.apiPhotos(':key'),
    files: ['photo'],
    described: describedPages.addPhoto,
    handler: addPhoto,
  },
  {
    ...posted,
    path: paths.apiRemovePhoto(':key', ':id'),
    described: describedPages.dropPhoto,
    handler: dropPhoto,
  },
]
