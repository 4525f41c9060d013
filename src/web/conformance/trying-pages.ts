import { paths } from '#paths.ts'
import { closedConsole } from '../integrations/overview-page.tsx'
import { link, onLink, type Page } from '../route.ts'
import { beginningPage, beginRun } from './beginning-page.tsx'
import { plainRunPage } from './plain-run-page.tsx'
import { runFile } from './run-file.ts'
import { endRunEarly, runPage } from './run-page.tsx'

const at = (...parts: readonly string[]): string => paths.tried(link, ':run', ...parts)

/** Where a body has servers tried by the rules of the conformance kit. The link is that of its connections. */
export const tryingPages: readonly Page[] = onLink('console', closedConsole, [
  { method: 'GET', path: paths.trying(link), handler: beginningPage },
  { method: 'POST', path: paths.trying(link), handler: beginRun },
  { method: 'GET', path: at(), handler: runPage },
  { method: 'POST', path: at('avbryt'), handler: endRunEarly },
  { method: 'GET', path: at('resultat.json'), handler: runFile },
  { method: 'GET', path: at('utskrift'), handler: plainRunPage },
])
