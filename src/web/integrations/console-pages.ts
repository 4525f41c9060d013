import { paths } from '#paths.ts'
import { exchangePage, openExchange } from '../exchanges/exchange-page.tsx'
import { logPage } from '../exchanges/log-page.tsx'
import { type LinkPage, link, onLink, type Page } from '../route.ts'
import { askedPage, useAsked } from './asked-page.tsx'
import { categoriesPage, saveCategories } from './categories-page.tsx'
import { connectionPage } from './connection-page.tsx'
import { onConnectionsLog } from './connections-log.ts'
import { onConnection, onStandingConnection } from './console.ts'
import { deliveriesPage, tryAgain } from './deliveries-page.tsx'
import { disagreementsPage, settle } from './disagreements-page.tsx'
import { keysPage, saveKey } from './keys-page.tsx'
import { monthFile, monthPage } from './month-page.tsx'
import { closedConsole, overviewPage } from './overview-page.tsx'
import { placePage, savePlace } from './place-page.tsx'
import { replay, replayPage } from './replay-page.tsx'
import { saveSettings } from './save-settings.ts'
import { readServices } from './services.tsx'
import { setState } from './set-state.ts'
import { saveStates, statesPage } from './states-page.tsx'
import { tryConnection } from './trial-forms.tsx'
import { trialPage } from './trial-page.tsx'

type Shows = Parameters<typeof onConnection>[0]

const at = (...parts: readonly string[]): string => paths.consoleOf(link, ':connection', ...parts)
const shows = (handler: Shows, ...parts: readonly string[]): LinkPage => ({
  ...{ method: 'GET', path: at(...parts), handler: onConnection(handler) },
})
const does = (handler: Shows, ...parts: readonly string[]): LinkPage => ({
  ...{ method: 'POST', path: at(...parts), handler: onStandingConnection(handler) },
})

/** Where a body runs its connections to systems of its own. */
export const consolePages: readonly Page[] = onLink('console', closedConsole, [
  { method: 'GET', path: paths.console(link), handler: overviewPage },
  shows(connectionPage),
  does(setState, 'lage'),
  does(saveSettings, 'installning'),
  does(tryConnection, 'prova'),
  shows(trialPage, 'prov', ':trial'),
  { method: 'GET', path: at('logg'), handler: onConnectionsLog(logPage) },
  { method: 'GET', path: at('logg', ':exchange'), handler: onConnectionsLog(exchangePage) },
  { method: 'POST', path: at('logg', ':exchange'), handler: onConnectionsLog(openExchange) },
  shows(deliveriesPage, 'leveranser'),
  does(tryAgain, 'leveranser'),
  shows(replayPage, 'skicka-om'),
  does(replay, 'skicka-om'),
  shows(keysPage, 'nycklar'),
  does(saveKey, 'nycklar'),
  shows(placePage, 'plats'),
  does(savePlace, 'plats'),
  shows(categoriesPage, 'kategorier'),
  does(saveCategories, 'kategorier'),
  shows(statesPage, 'lagen'),
  does(saveStates, 'lagen'),
  does(readServices, 'tjanster'),
  shows(askedPage, 'fragor'),
  does(useAsked, 'fragor'),
  shows(disagreementsPage, 'oense'),
  does(settle, 'oense'),
  shows(monthPage, 'manad'),
  shows(monthFile, 'manad.csv'),
])
