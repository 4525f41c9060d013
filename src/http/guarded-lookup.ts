import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Where connections to addresses that others have given may go. */
export type Reach = {
  /** Hosts with their ports that may be asked wherever they are: `127.0.0.1:4010`. */
  allowed?: readonly string[]
  /** What names stand for; the machine's own way unless given. */
  resolve?: (host: string) => Promise<readonly string[]>
}

/** What a name stands for is nowhere that may be asked. */
export class NotPublic extends Error {
  override name = 'NotPublic'
  constructor() {
    super('not a public address')
  }
}

/** A connection to a number is made without asking what it stands for: look at it before. */
export const isClosedNumber = (url: URL, reach: Reach): boolean => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && !mayReach(url, reach, host)
}

/** Of all that a name stands for, what may be reached: asked once, so that it is what the connection goes to. */
export const pinnedLookup =
  (url: URL, reach: Reach): LookupFunction =>
  (host, options, done) => {
    const resolve = reach.resolve ?? resolveBySystem
    resolve(host).then(
      (addresses) => {
        const open = addresses.filter((address) => mayReach(url, reach, address))
        const found = open.map((address) => ({ address, family: isIP(address) }))
        const [first] = found
        if (!first) return done(new NotPublic(), '')
        return options.all ? done(null, found) : done(null, first.address, first.family)
      },
      (error: Error) => done(error, ''),
    )
  }

const mayReach = (url: URL, { allowed = [] }: Reach, address: string): boolean =>
  isPublicAddress(address) || allowed.includes(url.host)

const resolveBySystem = async (host: string): Promise<string[]> =>
  (await systemLookup(host, { all: true })).map(({ address }) => address)
