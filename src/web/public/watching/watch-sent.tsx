import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import type { AskedPlace } from './asked-place.ts'

/** What is left to do once it is stored. The page is everybody's, so it names no address. */
export function watchSentPage(ask: Ask, { query }: AskedPlace): Response {
  const { confirm, sent } = ask.say.pages.watching
  return answerPage(
    { ...ask, here: paths.watch(query) },
    {
      title: confirm.title,
      children: (
        <Narrow>
          <h1>{confirm.title}</h1>
          <p class="lead">{sent.lead}</p>
          <p>
            {sent.missing} <a href={to(ask, paths.watch(query))}>{sent.again}</a>
          </p>
          {ask.rooms.mailbox && (
            <p>
              <a href={paths.mailbox()}>{sent.letters}</a>
            </p>
          )}
        </Narrow>
      ),
    },
  )
}
