import { sandboxLink } from '#letters/sandbox-link.ts'
import { sandboxWish } from '#reports/sandbox/sandbox-keys.ts'
import type { Write } from './write-letter.ts'

/** To nobody where the address gets no keys: whoever asked is told the same. */
export const sandbox: Write = async ({ db, links, baseUrl }, { address, link, language }) => {
  const wish = link ? await sandboxWish(db, link) : undefined
  if (!address || !link || !wish) return null
  return { to: address, ...sandboxLink({ language, baseUrl, token: links.token('sandbox', link) }) }
}
