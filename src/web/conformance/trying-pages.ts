import { paths } from '#paths.ts'
import { closedConsole } from '../integrations/overview-page.tsx'
import { link, onLink, type Page } from '../route.ts'
import { beginningPage, beginRun } from './beginning-page.tsx'
import { beginProgram, programPage } from './beginning-program.tsx'
import { judgeNow } from './open-trial-page.tsx'
import { plainRunPage } from './plain-run-page.tsx'
import { runFile } from './run-file.ts'
import { endRunEarly, runPage } from './run-page.tsx'

const at = (...parts: readonly string[]): string => paths.tried(link, ':run', ...parts)

/** Where a body has servers and programs tried by the rules of the conformance kit. The link is that of its connections. */
export const tryingPages: readonly Page[] = onLink('console', closedConsole, [
  { method: 'GET', path: paths.trying(link), handler: beginningPage },
  { method: 'POST', path: paths.trying(link), handler: beginRun },
  { method: 'GET', path: paths.tryingProgram(link), handler: programPage },
  { method: 'POST', path: paths.tryingProgram(link), handler: beginProgram },
  { method: 'GET', path: at(), handler: runPage },
  { method: 'POST', path: at('bedom'), handler: judgeNow },
  { method: 'POST', path: at('avbryt'), handler: endRunEarly },
  { method: 'GET', path: at('resultat.json'), handler: runFile },
  { method: 'GET', path: at('utskrift'), handler: plainRunPage },
])
