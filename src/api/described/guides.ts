import { paths } from '#paths.ts'
import { answerText } from '../answer-tagged.ts'
import { type ApiAsk, guides } from '../rooms.ts'

const example = 'https://fixamingata.example'

/** `GET /api/v1/{integration,api}.md`: how programs join, as our docs have it, with this service's address in its lines. */
export const guideRoutes = guides.map(
  (guide) =>
    ({
      method: 'GET',
      path: paths.apiGuide(guide),
      isCounted: true,
      handler: (ask: ApiAsk) =>
        answerText(ask, ask.rooms.guides[guide].replaceAll(example, ask.rooms.baseUrl), {
          type: 'text/markdown; charset=utf-8',
          maxAge: 3600,
        }),
    }) as const,
)
