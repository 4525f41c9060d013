import { paths } from '#paths.ts'
import { exchangePage, openExchange } from '../exchanges/exchange-page.tsx'
import { logPage } from '../exchanges/log-page.tsx'
import { closedConsole } from '../integrations/overview-page.tsx'
import { link, onLink, type Page } from '../route.ts'
import { endKey, endKeyPage } from './end-key.tsx'
import { exchangeKey } from './exchange-key.ts'
import { keyPage } from './key-page.tsx'
import { onKeysLog } from './keys-log.ts'
import { keysPage } from './keys-page.tsx'
import { makeKey } from './make-key.ts'

const at = (...parts: readonly string[]): string => paths.apiKeys(link, ':key', ...parts)

/** Where a body lets others' programs use our Open311, by the link by which it runs its connections. */
export const apiKeyPages: readonly Page[] = onLink('console', closedConsole, [
  { method: 'GET', path: paths.apiKeys(link), handler: keysPage },
  { method: 'POST', path: paths.apiKeys(link), handler: makeKey },
  { method: 'GET', path: at(), handler: keyPage },
  { method: 'POST', path: at('byt'), handler: exchangeKey },
  { method: 'GET', path: at('avsluta'), handler: endKeyPage },
  { method: 'POST', path: at('avsluta'), handler: endKey },
  { method: 'GET', path: at('logg'), handler: onKeysLog(logPage) },
  { method: 'GET', path: at('logg', ':exchange'), handler: onKeysLog(exchangePage) },
  { method: 'POST', path: at('logg', ':exchange'), handler: onKeysLog(openExchange) },
])
