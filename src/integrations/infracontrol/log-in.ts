import type { InfracontrolSettings } from './settings.ts'

/** The headers that show who asks; none without a key. */
export function logIn(settings: InfracontrolSettings, key: string | null): Record<string, string> {
  if (key === null) return {}
  const { login, user, keyHeader, keyPrefix } = settings
  if (login === 'basic') return { authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}` }
  return { [keyHeader.toLowerCase()]: `${keyPrefix}${key}` }
}
