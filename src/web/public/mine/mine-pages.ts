import { paths } from '#paths.ts'
import type { Handler, SessionHandler } from '../../ask.ts'
import type { Page } from '../../route.ts'
import { addedPage } from './added.tsx'
import { askForLinkPage, sendLink, signInFirst } from './ask-for-link.tsx'
import { exportMine } from './export.ts'
import { followedPage, followOrStop } from './followed.tsx'
import { leave, leavePage } from './leave.tsx'
import { askForPasskey, openByPasskey } from './passkey-sign-in.ts'
import { addMyPasskey, askForNewPasskey, removeMyPasskey } from './passkeys.ts'
import { minePage } from './reported.tsx'
import { askForNewAddress, changeLanguage, settingsPage } from './settings.tsx'
import { signOut } from './sign-out.ts'

/** A person's own page, by their session. Only its first address is somewhere to go to without one. */
export const minePages: readonly Page[] = [
  signedIn('GET', paths.mine(), minePage, askForLinkPage),
  { method: 'POST', path: paths.mine(), permission: 'public', scarce: 'letters', handler: sendLink },
  { method: 'POST', path: paths.askForPasskey(), permission: 'public', handler: askForPasskey },
  {
    method: 'POST',
    path: paths.openByPasskey(),
    permission: 'public',
    scarce: 'passkeys',
    handler: openByPasskey,
  },
  signedIn('GET', paths.mineAdded(), addedPage),
  signedIn('GET', paths.mineFollowed(), followedPage),
  signedIn('POST', paths.mineFollowed(), followOrStop),
  signedIn('GET', paths.mineSettings(), settingsPage),
  { ...signedIn('POST', paths.mineAddress(), askForNewAddress), scarce: 'letters' },
  signedIn('POST', paths.askForNewPasskey(), askForNewPasskey),
  { ...signedIn('POST', paths.minePasskeys(), addMyPasskey), scarce: 'passkeys' },
  { ...signedIn('POST', paths.removeMyPasskey(), removeMyPasskey), scarce: 'passkeys' },
  signedIn('POST', paths.mineLanguage(), changeLanguage),
  signedIn('GET', paths.mineExport(), exportMine),
  signedIn('POST', paths.signOut(), signOut),
  signedIn('GET', paths.leave(), leavePage),
  signedIn('POST', paths.leave(), leave),
]

function signedIn(
  method: Page['method'],
  path: string,
  handler: SessionHandler,
  otherwise: Handler = signInFirst,
): Page {
  return { method, path, permission: 'session', handler, otherwise }
}
