import { dkimRecord } from '../raw-mail.ts'
import { peers } from './spoof.ts'

const sends = (peer: string) => `v=spf1 ip4:${peer} -all`

const texts: Readonly<Record<string, string>> = {
  'alingsas.example': sends(peers.alingsas),
  'post.alingsas.example': sends(peers.alingsas),
  'lund.example': sends(peers.lund),
  'gmail.com': sends(peers.gmail),
  'strikt.example': sends(peers.stranger),
  'ond.example': sends(peers.stranger),
  'evil.alingsas.example': sends(peers.stranger),
  'alingsas.example.ond.example': sends(peers.stranger),
  'xn--alingss-jxa.example': sends(peers.stranger),
  'xn--lingsas-1fg.example': sends(peers.stranger),
  's._domainkey.alingsas.example': dkimRecord,
  's._domainkey.ond.example': dkimRecord,
  's._domainkey.lund.example': dkimRecord,
  '_dmarc.strikt.example': 'v=DMARC1; p=reject',
}

/** A DNS that knows who may send for the domains of these tests, and of nobody else. */
export async function knownNames(name: string, type: string): Promise<string[][]> {
  const found = type === 'TXT' ? texts[name.toLowerCase()] : undefined
  if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  return [[found]]
}
