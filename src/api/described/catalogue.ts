import { z } from 'zod'
import { infoAnswer } from '../api-info.ts'
import { areasAnswer, areasGeoJson } from '../catalogue/list-of-areas.ts'
import { bodiesAnswer, bodiesQuestion } from '../catalogue/list-of-bodies.ts'
import { categoriesAnswer, categoriesQuestion } from '../catalogue/list-of-categories.ts'
import { bodyAnswer } from '../catalogue/one-body.ts'
import type { Described } from './described.ts'

/** What can be reported, to whom and where. */
export const describedCatalogue = {
  info: {
    id: 'getApiInfo',
    tag: 'catalogue',
    summary: 'Which version of the API this is',
    description: 'As the national profile for REST APIs wants it told.',
    question: z.strictObject({}),
    answer: infoAnswer,
  },
  categories: {
    id: 'listCategories',
    tag: 'catalogue',
    summary: 'The national catalogue of categories, with what is asked about each',
    description: 'Codes never change; names may. All of the catalogue, always.',
    question: categoriesQuestion,
    answer: categoriesAnswer,
  },
  bodies: {
    id: 'listBodies',
    tag: 'catalogue',
    summary: 'Whoever can hold a case, by code',
    description: 'Municipalities, agencies, road associations, and the association that keeps the service.',
    question: bodiesQuestion,
    answer: bodiesAnswer,
  },
  body: {
    id: 'getBody',
    tag: 'catalogue',
    summary: 'One body, by its code or slug',
    description: '404 where there is none.',
    question: z.strictObject({}),
    answer: bodyAnswer,
  },
  areas: {
    id: 'listAreas',
    tag: 'catalogue',
    summary: 'The 290 municipalities',
    description:
      'By the codes of SCB, which are text. As GeoJSON with their borders, where those were imported.',
    question: z.strictObject({}),
    answer: areasAnswer,
    geoJson: areasGeoJson,
  },
} as const satisfies Record<string, Described>
