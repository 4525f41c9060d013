import { Resolver } from 'node:dns/promises'

/** Asks DNS for the records of a name; rejects with Node's code for why there are none. */
export type Resolve = (name: string, type: string) => Promise<unknown>

/** The machine's own name servers, or the one that is given, each given two tries of two seconds. */
export function systemResolver(server: string | null = null): Resolve {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (server !== null) resolver.setServers([server])
  return (name, type) => resolver.resolve(name, type)
}
