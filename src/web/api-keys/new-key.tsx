import type { MadeKey } from '#bodies/keys/create-key.ts'
import { open311KeyOf } from '#bodies/keys/list-keys.ts'
import type { Db } from '#database/database.ts'
import { once } from '#http/once.ts'
import { formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Transcript } from '../ui/transcript.tsx'
import { answerKeys } from './answer-keys.tsx'

type Making = {
  make(tx: Db): Promise<MadeKey>
  /** The key that it is made in place of. */
  former?: number
}

/**
 * Makes a key and answers with it at once, where every other form here goes on to another page: the key is nowhere after
 * this, so no page could show it, and it may not stand in an address. The same form pressed or loaded again makes nothing
 * and shows nothing: it goes on to all keys, which says so.
 */
export async function answerNewKey(ask: Ask, link: Link, { make, former }: Making): Promise<Response> {
  const { db } = ask.rooms
  const body = bodyOf(link)
  const made: MadeKey[] = []
  await once(db, ask.fields, async (tx) => void made.push(await make(tx)))
  await noteUse(db, link.id)
  const [first] = made
  if (!first) return goTo(ask, `${paths.apiKeys(tokenOf(ask))}?klart=shown`)
  const words = ask.say.pages.apiKeys.made
  const old = former === undefined ? undefined : await open311KeyOf(db, { body, id: former })
  return answerKeys(ask, {
    ...{ body, title: words.title },
    children: (
      <>
        <Notice tone="warning" title={words.keep} live />
        <Transcript>{first.key}</Transcript>
        {old?.expiresAt && !old.isOver && <p>{words.old(formatTime(old.expiresAt, ask.language))}</p>}
        <p>{words.how}</p>
        <div class="buttons">
          <ButtonLink kind="primary" href={to(ask, paths.apiKeys(tokenOf(ask)))}>
            {words.back}
          </ButtonLink>
        </div>
      </>
    ),
  })
}
