import { revokeKey } from '#bodies/keys/revoke-key.ts'
import { once } from '#http/once.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { FormKey } from '../integrations/console-page.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { answerKeys } from './answer-keys.tsx'
import { askedKey, pathOfKey } from './asked-key.ts'

/** Asks once more, and says what ending a key does. */
export async function endKeyPage(ask: Ask, link: Link): Promise<Response> {
  const key = await askedKey(ask, link)
  if (key.isOver) return goTo(ask, pathOfKey(ask, key))
  const { end: words, named } = ask.say.pages.apiKeys
  return answerKeys(ask, {
    ...{ body: bodyOf(link), title: words.title },
    children: (
      <form class="flow" method="post" action={to(ask, pathOfKey(ask, key, 'avsluta'))}>
        <p>
          <strong>{named(key.name, key.id)}</strong>.{' '}
          {key.lastUsedAt ? words.used(formatRecent(key.lastUsedAt, new Date(), ask.language)) : words.unused}{' '}
          {words.words}
        </p>
        <FormKey ask={ask} />
        <div class="buttons">
          <Button kind="danger">{words.end}</Button>
          <ButtonLink href={to(ask, pathOfKey(ask, key))}>{words.keep}</ButtonLink>
        </div>
      </form>
    ),
  })
}

/** Ends it at once. One that is over stays as it was. */
export async function endKey(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  const body = bodyOf(link)
  const { id, isOver } = await askedKey(ask, link)
  await once(db, ask.fields, async (tx) => {
    if (isOver) return
    await revokeKey(tx, id)
    const facts = { key: id }
    await recordConsoleAct(tx, { act: 'end_api_key', by: { link: link.id, body }, facts })
  })
  await noteUse(db, link.id)
  return goTo(ask, `${paths.apiKeys(tokenOf(ask))}?klart=ended`)
}
