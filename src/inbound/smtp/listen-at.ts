import type { Server } from 'node:net'
import { Refused } from '../../errors.ts'
import type { SmtpIn } from '../settings.ts'

/** Listens, and returns the port; what hinders it is said in a sentence. */
export async function listenAt(server: Server, { host, port }: SmtpIn): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(sentenceOf(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

const hindrances: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) => `MAIL_IN_PORT=${port} is in use by another program.`,
  EACCES: (_, port) => `MAIL_IN_PORT=${port} needs a right this user has not. Choose one above 1023.`,
  EADDRNOTAVAIL: (host) => `MAIL_IN_HOST=${host} is not an address of this machine.`,
}

function sentenceOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const say = hindrances[error.code ?? '']
  return say ? new Refused(say(host, port)) : error
}
