import type { Socket } from 'node:net'
import ssh2, { type Client, type SFTPWrapper } from 'ssh2'
import { NotAnswered } from '#http/exchange.ts'
import type { Connect } from '#http/guarded-socket.ts'
import type { KindRooms } from '../../kind.ts'
import type { CheckStep } from '../../receiver.ts'
import { NotDone } from '../file-place.ts'
import type { SftpSettings } from '../settings.ts'
import { algorithms } from './algorithms.ts'
import { type Credential, credentialsOf, waysToSignIn } from './credentials.ts'
import { fingerprintOf, keyKindOf } from './host-key.ts'

export type Server = {
  sftp: SftpSettings
  connect: Connect
  secret: KindRooms<unknown>['secret']
  /** Hears of each step that went well. */
  tell?: ((step: CheckStep) => void) | undefined
  /** Until files can be left, whatever is tried. */
  timeoutMs?: number
}

/** Signed in. `lost` is never fulfilled, and rejected when the line is gone. */
export type Session = {
  sftp: SFTPWrapper
  lost: Promise<never>
  end(): void
  /** Without a word more. */
  cut(): void
}

const usualTimeoutMs = 20_000

/** Signs in with the first credential that is taken; throws `NotDone`. Nothing is left open by what it throws. */
export async function signIn(server: Server): Promise<Session> {
  const [first, ...others] = credentialsOf(server.secret)
  const { timeoutMs = usualTimeoutMs } = server
  const patience = { tell: onceEach(server.tell), late: AbortSignal.timeout(timeoutMs) }
  let trying = signInWith(server, first ?? {}, patience)
  for (const other of others)
    trying = trying.catch((error: unknown) => {
      if (error instanceof NotSignedIn) return signInWith(server, other, patience)
      throw error
    })
  return trying
}

type Tell = (step: CheckStep) => void

/** Each step is told when it is first taken, however often signing in is tried. */
function onceEach(tell: Tell = () => undefined): Tell {
  const told = new Set<string>()
  return (step) => {
    if (!told.has(step.step)) tell(step)
    told.add(step.step)
  }
}

/** The server is who it should be, and takes none of what it was shown. */
class NotSignedIn extends NotDone {}

type Patience = { tell: Tell; late: AbortSignal }

async function signInWith(server: Server, credential: Credential, patience: Patience): Promise<Session> {
  const { tell, late } = patience
  const { host, port, user, hostKeys } = server.sftp
  const socket = await lineTo(server, patience)
  const client = new ssh2.Client()
  const lost = lossOf(client)
  let stranger: string | null = null
  const isKnown = (key: Buffer): boolean => {
    const shown = `${fingerprintOf(key)} (${keyKindOf(key)})`
    const known = hostKeys.includes(fingerprintOf(key))
    if (known) tell({ step: 'host_key', ok: true, answer: shown })
    else stranger = shown
    return known
  }
  const cut = () => socket.destroy()
  late.addEventListener('abort', cut)
  const signedIn = new Promise<void>((resolve) => client.once('ready', resolve))
  try {
    client.connect({
      ...{ sock: socket, host, port, username: user, algorithms, readyTimeout: 0 },
      ...{ hostVerifier: isKnown, authHandler: waysToSignIn(user, credential) },
    })
    await Promise.race([signedIn, lost])
    tell({ step: 'sign_in', ok: true, answer: 'signed in' })
    const sftp = await Promise.race([subsystemOf(client), lost])
    return { sftp, lost, end: () => leave(client, socket), cut: () => socket.destroy() }
  } catch (error) {
    leave(client, socket)
    throw error instanceof NotDone ? error : whyNot(error, { stranger, isLate: late.aborted })
  } finally {
    late.removeEventListener('abort', cut)
  }
}

async function lineTo({ sftp, connect }: Server, { tell, late }: Patience): Promise<Socket> {
  if (late.aborted) throw tooLate()
  try {
    const socket = await connect(sftp.host, sftp.port)
    if (late.aborted) {
      socket.destroy()
      throw tooLate()
    }
    tell({ step: 'name', ok: true, answer: socket.remoteAddress ?? '' })
    tell({ step: 'reach', ok: true, answer: `port ${sftp.port}` })
    return socket
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    const isName = /name|public/.test(error.message)
    throw new NotDone(
      { outcome: 'later', answer: error.message },
      { step: isName ? 'name' : 'reach', cause: error },
    )
  }
}

const tooLate = (): NotDone =>
  new NotDone({ outcome: 'later', answer: 'no answer in time' }, { step: 'reach' })

function lossOf(client: Client): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.once('close', () => reject(new Error('closed')))
  })
  // Who waits for nothing else when the line goes is not to be woken by it.
  lost.catch(() => undefined)
  return lost
}

const subsystemOf = (client: Client): Promise<SFTPWrapper> =>
  new Promise((resolve, reject) => {
    const answer = 'there is no SFTP at that server'
    client.sftp((error, sftp) =>
      error ? reject(new NotDone({ outcome: 'refused', answer }, { cause: error })) : resolve(sftp),
    )
  })

/** Who does not hear that we leave is left all the same. */
function leave(client: Client, socket: Socket): void {
  client.end()
  const cutting = setTimeout(() => socket.destroy(), 1000)
  socket.once('close', () => clearTimeout(cutting))
  if (socket.destroyed) clearTimeout(cutting)
}

/** What ssh2 says holds no secret, and what the server says may hold anything: it is told in words of ours. */
function whyNot(error: unknown, { stranger, isLate }: { stranger: string | null; isLate: boolean }): NotDone {
  if (stranger !== null)
    return new NotDone(
      { outcome: 'later', answer: `it shows another host key: ${stranger}` },
      { step: 'host_key' },
    )
  const level = error instanceof Error && 'level' in error ? String(error.level) : ''
  if (level === 'client-authentication')
    return new NotSignedIn({ outcome: 'later', answer: 'it does not let us in' }, { step: 'sign_in' })
  if (isLate) return tooLate()
  const answer = troubles[level] ?? 'the line was cut'
  return new NotDone({ outcome: 'later', answer }, { step: 'reach' })
}

const troubles: Readonly<Record<string, string>> = {
  handshake: 'no way to encrypt in common, or it speaks no SSH',
  protocol: 'it speaks no SSH',
}
