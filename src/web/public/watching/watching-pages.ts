import { paths } from '#paths.ts'
import { link, onLink, type Page } from '../../route.ts'
import { closedLinkPage } from '../kind-pages.tsx'
import { stopWatching, unwatchPage, watchOnceMore } from './unwatch.tsx'
import { confirmWatching, watchConfirmationPage } from './watch-confirmation.tsx'
import {
  ownWatchPage,
  sendOwnWatch,
  sendSignedInWatch,
  sendWatch,
  signedInWatchPage,
  watchPage,
} from './watch-page.tsx'
import {
  changeFollow,
  changePace,
  removeAll,
  removeWatch,
  stopFollowing,
  stopGathered,
} from './watches-acts.ts'
import { mailWatchesLink, watchesLinkPage } from './watches-link.tsx'
import { watchesPage } from './watches-page.tsx'

/** Places and bodies people watch, and the one place to manage all they hear of. */
export const watchingPages: readonly Page[] = [
  {
    method: 'GET',
    path: paths.watch(),
    permission: 'anybody',
    handler: watchPage,
    signedIn: signedInWatchPage,
  },
  {
    method: 'POST',
    path: paths.watch(),
    permission: 'anybody',
    scarce: 'letters',
    handler: sendWatch,
    signedIn: sendSignedInWatch,
  },
  ...onLink('watch', closedLinkPage, [
    { method: 'GET', path: paths.watchConfirmation(link), handler: watchConfirmationPage },
    { method: 'POST', path: paths.watchConfirmation(link), handler: confirmWatching },
  ]),
  { method: 'GET', path: paths.watches(), permission: 'public', handler: watchesLinkPage },
  {
    method: 'POST',
    path: paths.watches(),
    permission: 'public',
    scarce: 'letters',
    handler: mailWatchesLink,
  },
  ...onLink('watches', closedLinkPage, [
    { method: 'GET', path: paths.watches(link), handler: watchesPage },
    { method: 'POST', path: paths.watches(link), handler: stopGathered, fromAnywhere: true },
    { method: 'GET', path: paths.ownWatch(link), handler: ownWatchPage },
    { method: 'POST', path: paths.ownWatch(link), handler: sendOwnWatch },
    { method: 'POST', path: paths.watchesAct(link, 'andra'), handler: changePace },
    { method: 'POST', path: paths.watchesAct(link, 'andra-foljd'), handler: changeFollow },
    { method: 'POST', path: paths.watchesAct(link, 'ta-bort'), handler: removeWatch },
    { method: 'POST', path: paths.watchesAct(link, 'sluta-folj'), handler: stopFollowing },
    { method: 'POST', path: paths.watchesAct(link, 'ta-bort-allt'), handler: removeAll },
  ]),
  ...onLink('unwatch', closedLinkPage, [
    { method: 'GET', path: paths.unwatch(link), handler: unwatchPage },
    { method: 'POST', path: paths.unwatch(link), handler: stopWatching, fromAnywhere: true },
    { method: 'POST', path: paths.watchAgain(link), handler: watchOnceMore },
  ]),
]
