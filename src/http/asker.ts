import { createHmac, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type { Context } from 'hono'

/**
 * Who asks, as a key to count by: a hash of the address with a secret of this process, so that no address
 * is kept. An IPv6 customer has a whole /64, so that is what is counted.
 */
export function askerOf(c: Context): string {
  return createHmac('sha256', secret).update(networkOf(c)).digest('base64url').slice(0, 22)
}

const secret = randomBytes(32)

/** The network that somebody asks from, in clear: to be hashed at once. */
export const networkOf = (c: Context): string => network(addressOf(c))

/** A proxy on this machine or network is believed when it says whom it speaks for; a stranger is not. */
function addressOf(c: Context): string {
  const socket = socketAddress(c.env)
  if (!isNear(socket)) return socket
  const last = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(last) ? last : socket
}

/** The address at the other end, as @hono/node-server hands it over; empty in tests, which have no socket. */
function socketAddress(env: unknown): string {
  const incoming = member(env, 'incoming')
  const address = member(member(incoming, 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address.replace(/^::ffff:(?=\d+\.)/, '') : ''
}

function member(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined
}

const isNear = (address: string): boolean =>
  address === '' ||
  address === '::1' ||
  /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^f[cd][\da-f]{2}:/i.test(address)

/** What counts as one asker: an address, or all that an IPv6 customer has. */
export function network(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = tail === undefined ? before : [...before, ...zeros, ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
