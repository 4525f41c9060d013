import { paths } from '#paths.ts'
import { link, onLink, type Page } from '../../route.ts'
import { closedKeyPage, keyPage } from './key-page.tsx'
import { makeKey } from './make-key.tsx'
import { endKey } from './own-keys.tsx'
import { askForKey, sandboxPage } from './sandbox-page.tsx'

/** Where vendors read of the sandbox, ask for a key to it, and make it by the link in their letter. */
export const sandboxPages: readonly Page[] = [
  { method: 'GET', path: paths.sandbox(), permission: 'public', handler: sandboxPage },
  { method: 'POST', path: paths.sandbox(), permission: 'public', scarce: 'letters', handler: askForKey },
  ...onLink('sandbox', closedKeyPage, [
    { method: 'GET', path: paths.sandboxKey(link), handler: keyPage },
    { method: 'POST', path: paths.sandboxKey(link), handler: makeKey },
    { method: 'POST', path: paths.endSandboxKey(link), handler: endKey },
  ]),
]
