import { paths } from '#paths.ts'
import { answerKept, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Narrow } from '../ui/columns.tsx'

/** Kept by the service worker, and shown in place of any page that can't be fetched: a report can be written all the same. */
export function offlinePage(ask: Ask): Response {
  const words = ask.say.pages.offline
  return answerKept(ask, null, () => ({
    title: words.title,
    scripts: ['offline.js'],
    children: (
      <Narrow>
        <h1>{words.title}</h1>
        <div id="offline" class="flow">
          <p class="lead">{words.unscripted}</p>
          <ButtonLink href={to(ask, paths.start())}>{ask.say.pages.house.toStart}</ButtonLink>
        </div>
      </Narrow>
    ),
  }))
}
