import type { FileDropSettings } from './settings.ts'

/**
 * Where a place is, for those who read what was said there, and what going in is called. Of our own machine no more is told
 * than the body has chosen.
 */
export function addressOf({ folder, sftp }: FileDropSettings) {
  if (sftp === null) return { address: `file:${folder}/`, entering: 'OPEN' }
  const { user, host, port } = sftp
  // From the root there is one slash more.
  const below = folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`
  return { address: `sftp://${encodeURIComponent(user)}@${host}:${port}/${below}`, entering: 'SIGN-IN' }
}
