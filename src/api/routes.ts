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
import type { LimitName } from './limits.ts'
import { borders } from './map/borders.ts'
import { pins } from './map/pins.ts'
import { roads } from './map/roads.ts'
import { placeOnMap } from './place.ts'
import { listOfReports } from './reports/list-of-reports.ts'
import { oneReport } from './reports/one-report.ts'
import { updatesOfReport } from './reports/updates-of-report.ts'
import type { ApiHandler } from './rooms.ts'
import { whatIsAsked } from './what-is-asked.ts'
import { whatIsKnownNearby } from './what-is-known-nearby.ts'
import { whoIsResponsible } from './who-is-responsible.ts'

/**
 * One address of the API, who may come in and how often, and what programs are told of it. Each names a permission
 * and a limit and is described: leaving any of them out does not compile. All that is read has a tag.
 */
export type ApiRoute =
  | {
      method: 'GET'
      path: string
      permission: 'public'
      limit: LimitName
      described: Described
      handler: ApiHandler
    }
  /** For pages of ours, whose form's key is in the address: nobody else knows it. */
  | {
      method: 'POST'
      path: string
      permission: 'form'
      limit: LimitName
      files?: readonly string[]
      described: Described
      handler: ApiHandler
    }

type Read = Extract<ApiRoute, { method: 'GET' }>

/** What programs fetch in bulk. */
const bulk = (path: string, described: Described, handler: ApiHandler): Read => ({
  ...{ method: 'GET', permission: 'public', limit: 'address' },
  ...{ path, described, handler },
})
/** What forms and maps ask as people go. */
const asPeopleGo = (path: string, described: Described, handler: ApiHandler): Read => ({
  ...bulk(path, described, handler),
  limit: 'pages',
})
const posted = { method: 'POST', permission: 'form', limit: 'photos' } as const

export const apiRoutes: readonly ApiRoute[] = [
  bulk(paths.apiInfo(), describedCatalogue.info, apiInfo),
  bulk(paths.apiReports(), describedReports.list, listOfReports),
  bulk(paths.apiReport(':number'), describedReports.one, oneReport),
  bulk(paths.apiUpdates(':number'), describedReports.updates, updatesOfReport),
  bulk(paths.apiCategories(), describedCatalogue.categories, listOfCategories),
  bulk(paths.apiBodies(), describedCatalogue.bodies, listOfBodies),
  bulk(paths.apiBody(':code'), describedCatalogue.body, oneBody),
  bulk(paths.apiAreas(), describedCatalogue.areas, listOfAreas),
  asPeopleGo(paths.apiResponsibility(), describedResponsibility.responsible, whoIsResponsible),
  asPeopleGo(paths.apiGuidance(), describedResponsibility.guidance, whatIsAsked),
  asPeopleGo(paths.apiPlace(), describedResponsibility.place, placeOnMap),
  asPeopleGo(paths.apiNearby(), describedResponsibility.known, whatIsKnownNearby),
  asPeopleGo(paths.apiPins(), describedPages.pins, pins),
  asPeopleGo(paths.apiRoads(), describedPages.roads, roads),
  asPeopleGo(paths.apiBorders(), describedPages.borders, borders),
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
