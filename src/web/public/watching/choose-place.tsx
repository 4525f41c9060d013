import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlaceField } from '../place-field.tsx'

/** Before anything is said of how often: which place it is about. */
export function choosePlace(ask: Ask, why: 'outside' | null, status: ContentfulStatusCode = 200): Response {
  const words = ask.say.pages.watching
  return answerPage(
    { ...ask, here: paths.watch() },
    {
      title: words.title,
      status,
      scripts: ['position.js'],
      children: (
        <Narrow>
          <h1>{words.title}</h1>
          <p class="lead">{words.choose}</p>
          {why && <Notice tone="warning" title={words.outside} />}
          <PlaceField ask={ask} />
          <p>
            <a href={to(ask, paths.municipalities())}>{words.toMunicipalities}</a>
          </p>
          <p>
            <a href={to(ask, paths.watches())}>{words.ask.link}</a>
          </p>
        </Narrow>
      ),
    },
  )
}
