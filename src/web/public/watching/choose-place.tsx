import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlaceField } from '../place-field.tsx'
import type { Watcher } from './asked-place.ts'

type Choosing = { why: 'outside' | null; watcher: Watcher; status?: ContentfulStatusCode }

/** Before anything is said of how often: which place it is about. */
export function choosePlace(ask: Ask, { why, watcher, status = 200 }: Choosing): Response {
  const words = ask.say.pages.watching
  return answerPage(
    { ...ask, here: watcher.at() },
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
          {!watcher.isOwn && (
            <p>
              <a href={to(ask, paths.watches())}>{words.ask.link}</a>
            </p>
          )}
        </Narrow>
      ),
    },
  )
}
