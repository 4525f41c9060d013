import { domainToASCII } from 'node:url'
import { authenticate, type DKIMResult, type DNSResolver } from 'mailauth'
import { readHead, valuesOf } from '../ledger/header-lines.ts'
import type { Proof } from '../ledger/incoming-mail.ts'
import { isAligned } from './alignment.ts'
import { spfTold } from './authentication-results.ts'

export type Circumstances = {
  raw: Buffer
  sender: string | null
  remoteAddress: string | null
  helo: string | null
  toldByServer: string | null
  /** Our own name, as the records of others may ask for it. */
  host: string
}

/** `isUncertain`: some name server did not answer, and another time more might be proven. */
export type Authenticated = { proof: Proof; isUncertain: boolean }

/**
 * Asks the sender's DNS what the mail may claim. Who handed it over counts only where we spoke with them ourselves;
 * of a mailbox only signatures do, and what its own server says of SPF where that is trusted.
 */
export async function authenticateMail(mail: Circumstances, resolver: DNSResolver): Promise<Authenticated> {
  const asked = await authenticate(mail.raw, {
    ...(mail.remoteAddress && { ip: mail.remoteAddress, helo: mail.helo ?? '', sender: mail.sender ?? '' }),
    ...{ mta: mail.host, resolver, disableArc: true, disableBimi: true, trustReceived: false },
  })
  const { dkim } = asked
  const dmarc = asked.dmarc || null
  const spf = spfOf(mail, asked.spf || null)
  const whole = dkim.results.filter(isOverAll)
  const dkimDomains = [...new Set(whole.map(({ signingDomain }) => asDomain(signingDomain)))]
  const fromDomain = onlyFromDomain(mail.raw, dkim.headerFrom)
  const { alignment } = dmarc ?? {}
  const bySpf = [{ domain: spf?.domain ?? '', isStrict: alignment?.spf?.strict ?? false }]
  const byDkim = dkimDomains.map((domain) => ({ domain, isStrict: alignment?.dkim?.strict ?? false }))
  const proves = (proven: typeof byDkim) => fromDomain !== null && isAligned({ fromDomain, proven })
  const isBySpf = spf?.result === 'pass' && proves(bySpf)
  const alignedFrom = isBySpf || proves(byDkim) ? fromDomain : null
  const results = [spf?.result, dmarc?.status.result, ...dkim.results.map(({ status }) => status.result)]
  return {
    proof: {
      ...{ spf: spf?.result ?? null, spfDomain: spf?.domain ?? null, dkimDomains },
      ...{ dmarc: dmarcOf(dmarc?.status.result, alignedFrom), fromDomain, alignedFrom },
      bySpf: isBySpf,
    },
    isUncertain: alignedFrom === null && results.some((result) => result?.startsWith('temperr')),
  }
}

/** The library tells which headers, and its types do not. */
type Signature = DKIMResult & { signingHeaders?: { keys: string } }

/** Whether a signature holds, and is over all of the body and over who wrote it: what is not signed can be changed. */
const isOverAll = ({ status, signingHeaders }: Signature): boolean =>
  status.result === 'pass' &&
  !status.underSized &&
  (signingHeaders?.keys ?? '')
    .toLowerCase()
    .split(/\s*:\s*/)
    .includes('from')

/** Where there is a policy, whether it is met follows from the alignment that acts go by: one answer, not two. */
function dmarcOf(result: string | undefined, alignedFrom: string | null): string | null {
  if (result === 'pass' || result === 'fail') return alignedFrom ? 'pass' : 'fail'
  return result ?? null
}

type Spf = { result: string; domain: string } | null

function spfOf(mail: Circumstances, asked: { status: { result: string }; domain: string } | null): Spf {
  if (mail.remoteAddress && asked)
    return { result: asked.status.result, domain: asDomain(asked.domain ?? '') }
  return mail.toldByServer ? spfTold(mail.toldByServer) : null
}

/** Of several nobody knows which one the reader is shown. */
function onlyFromDomain(raw: Buffer, addresses: readonly string[]): string | null {
  const [address = '', another] = addresses
  if (another !== undefined || valuesOf(readHead(raw).lines, 'from').length !== 1) return null
  return asDomain(address.slice(address.lastIndexOf('@') + 1)) || null
}

const asDomain = (name: string): string => domainToASCII(name.trim().replace(/\.$/, '')) || name.toLowerCase()
