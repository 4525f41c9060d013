import { getDomain } from 'tldts'

type Asked = {
  fromDomain: string
  /** Domains that are proven, and whether the owner of the From wants them to be the very same. */
  proven: readonly { domain: string; isStrict: boolean }[]
}

/** Whether a proven domain speaks for the From: the same, or unless that is forbidden of the same owner. */
export function isAligned({ fromDomain, proven }: Asked): boolean {
  return proven.some(({ domain, isStrict }) =>
    isStrict ? domain === fromDomain : ownerOf(domain) === ownerOf(fromDomain),
  )
}

/** The name somebody has registered; what is under a common one (kommun.se has none, pp.se has) is not the same. */
const ownerOf = (domain: string): string => getDomain(domain, { allowPrivateDomains: true }) ?? domain
