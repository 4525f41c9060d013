import { paths } from '#paths.ts'
import { closedConsole } from '../integrations/overview-page.tsx'
import { link, onLink, type Page } from '../route.ts'
import { publishOwn, sendOwnLink } from './act-on-own-case.ts'
import { ownCasePage } from './own-case-page.tsx'
import { ownCasesPage } from './own-cases-page.tsx'

const at = (...parts: readonly string[]): string => paths.ownCases(link, ':number', ...parts)

/** What a body has for itself alone, by the link by which it runs its connections. */
export const ownCasePages: readonly Page[] = onLink('console', closedConsole, [
  { method: 'GET', path: paths.ownCases(link), handler: ownCasesPage },
  { method: 'GET', path: at(), handler: ownCasePage },
  { method: 'POST', path: at('lank'), handler: sendOwnLink },
  { method: 'POST', path: at('publicera'), handler: publishOwn },
])
