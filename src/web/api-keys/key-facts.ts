import type { ListedKey } from '#bodies/keys/list-keys.ts'
import { formatRecent, formatTime } from '#i18n/formats.ts'
import type { Ask } from '../ask.ts'
import type { Fact } from '../ui/facts.tsx'

/** What is known of a key, and how it stands. */
export function keyFacts(ask: Ask, key: ListedKey): Fact[] {
  const { facts: words, trusted } = ask.say.pages.apiKeys
  const { isTrusted, perMinute, createdAt, lastUsedAt } = key
  return [
    { term: words.state, detail: stateOf(ask, key) },
    { term: words.trusted, detail: isTrusted ? trusted.yes : trusted.no },
    { term: words.perMinute, detail: words.perMinuteOf(perMinute) },
    { term: words.made, detail: formatTime(createdAt, ask.language) },
    {
      term: words.used,
      detail: lastUsedAt ? formatRecent(lastUsedAt, new Date(), ask.language) : words.never,
    },
  ]
}

function stateOf(ask: Ask, { revokedAt, expiresAt, isOver }: ListedKey): string {
  const { state: words } = ask.say.pages.apiKeys
  const at = (when: Date) => formatTime(when, ask.language)
  if (revokedAt) return words.ended(at(revokedAt))
  if (!expiresAt) return words.inUse
  return isOver ? words.ended(at(expiresAt)) : words.until(at(expiresAt))
}
