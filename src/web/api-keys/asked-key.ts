import { type ListedKey, open311KeyOf } from '#bodies/keys/list-keys.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'

const idShape = /^[1-9]\d{0,11}$/

/** The key that is asked for; one of the nation's, or of another body's, is not there. */
export async function askedKey(ask: Ask, link: Link): Promise<ListedKey> {
  const id = ask.c.req.param('key') ?? ''
  const body = bodyOf(link)
  const key = idShape.test(id) ? await open311KeyOf(ask.rooms.db, { body, id: Number(id) }) : undefined
  if (!key) throw new NotFound('no such key of this body')
  return key
}

/** Where the pages of a key are, without the language before them. */
export const pathOfKey = (ask: Ask, { id }: ListedKey, ...parts: readonly string[]): string =>
  paths.apiKeys(tokenOf(ask), String(id), ...parts)
