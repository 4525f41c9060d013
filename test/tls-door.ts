import type { Server as WebServer } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { type CertificateKind, townCertificates } from './town-certificates.ts'

/** What can be wrong with the certificate of a system, or with how it shows it. */
export const tlsFaults = {
  tls_expired: 'Certifikatet har gått ut',
  tls_self_signed: 'Certifikatet har ingen annan skrivit under',
  tls_other_name: 'Certifikatet är för ett annat namn',
  tls_soon: 'Certifikatet går ut om några dagar',
  tls_cut: 'Bryter handskakningen',
} as const
export type TlsFault = keyof typeof tlsFaults
export const tlsFaultNames = Object.keys(tlsFaults) as TlsFault[]

/** The first byte of a handshake, which no question of HTTP begins with. */
const handshake = 0x16

/**
 * Lets questions in to a server over HTTP and HTTPS at the same port. For each line that speaks TLS it is asked what is wrong
 * with it, so that it can be put on and taken off while the server runs.
 */
export async function openTlsDoor(web: WebServer, port: number, nextFault: () => TlsFault | null) {
  const lines = new Set<Socket>()
  const door = createServer((socket) => {
    lines.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => lines.delete(socket))
    socket.once('data', (first) => {
      socket.pause()
      socket.unshift(first)
      if (first[0] !== handshake) return welcome(web, socket)
      void welcomeSecurely(web, socket, nextFault())
    })
  })
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve))
  return {
    port: (door.address() as AddressInfo).port,
    async close(): Promise<void> {
      for (const line of lines) line.destroy()
      await new Promise<void>((resolve) => door.close(() => resolve()))
    },
  }
}

function welcome(web: WebServer, socket: Socket): void {
  web.emit('connection', socket)
  socket.resume()
}

async function welcomeSecurely(web: WebServer, socket: Socket, fault: TlsFault | null): Promise<void> {
  if (fault === 'tls_cut') return void socket.destroy()
  const { of } = await townCertificates()
  const secureContext = createSecureContext(of[fault === null ? 'right' : shown[fault]])
  const secure = new TLSSocket(socket, { isServer: true, secureContext })
  // Who does not trust us goes away in the middle.
  secure.on('error', () => secure.destroy())
  web.emit('connection', secure)
}

const shown: Readonly<Record<Exclude<TlsFault, 'tls_cut'>, CertificateKind>> = {
  tls_expired: 'expired',
  tls_self_signed: 'self_signed',
  tls_other_name: 'other_name',
  tls_soon: 'soon',
}
