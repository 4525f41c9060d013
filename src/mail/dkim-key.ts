import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Refused } from '../errors.ts'

/** What letters are signed with, so that who gets them can see that they are ours and unchanged (RFC 6376). */
export type DkimKey = {
  domainName: string
  keySelector: string
  privateKey: string
  headerFieldNames: string
}

// Leaving by one press is believed only when both its headers are signed (RFC 8058).
const signedHeaders = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'],
  ...['List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted'],
]

/** RFC 8301: signers must use at least 1024 bits, and should use 2048. */
const bitsAtLeast = 1024

/** Reads the key once, at the start; throws `Refused` when letters could not be signed with it. */
export async function readDkimKey(
  { keyFile, selector }: { keyFile: string; selector: string },
  mailFrom: string,
): Promise<DkimKey> {
  const privateKey = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refused(`DKIM_KEY_FILE=${keyFile} can't be read (${error.code}).`)
  })
  const { asymmetricKeyType, asymmetricKeyDetails } = parse(privateKey, keyFile)
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  if (asymmetricKeyType !== 'rsa' || bits < bitsAtLeast)
    throw new Refused(`DKIM_KEY_FILE=${keyFile}: give an RSA key of at least ${bitsAtLeast} bits.`)
  return {
    domainName: mailFrom.slice(mailFrom.lastIndexOf('@') + 1),
    keySelector: selector,
    privateKey,
    headerFieldNames: signedHeaders.join(':'),
  }
}

function parse(pem: string, keyFile: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new Refused(`DKIM_KEY_FILE=${keyFile} holds no private key in PEM that can be read.`)
  }
}
