import { paths } from '#paths.ts'
import { answerText } from '../answer-tagged.ts'
import { type ApiAsk, type Guide, guideFiles, guides } from '../rooms.ts'

const example = 'https://fixamingata.example'

/** `GET /api/v1/integration.md` and its like: how programs join, as our docs have it, with this service's address in its lines. */
export const guideRoutes = guides.map(
  (guide) =>
    ({
      method: 'GET',
      path: paths.apiGuide(guide),
      limit: 'address',
      handler: (ask: ApiAsk) =>
        answerText(ask, servedHere(ask, guide), {
          type: guide.endsWith('.json') ? 'application/schema+json' : 'text/markdown; charset=utf-8',
          maxAge: 3600,
        }),
    }) as const,
)

/** What leads from one to another of them in a checkout does so here. */
const servedHere = ({ rooms }: ApiAsk, guide: Guide): string =>
  guides.reduce(
    (text, other) =>
      ways.reduce(
        (led, up) => led.replaceAll(`](${up}${guideFiles[other]})`, `](${paths.apiGuide(other)})`),
        text,
      ),
    rooms.guides[guide].replaceAll(example, rooms.baseUrl),
  )

/** To the top of a checkout: from the docs, and from the folder of a kind. */
const ways = ['../', '../../../'] as const
