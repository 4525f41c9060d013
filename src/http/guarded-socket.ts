import { connect, type Socket } from 'node:net'
import { NotAnswered } from './exchange.ts'
import { isClosedNumber, NotPublic, pinnedLookup, type Reach } from './guarded-lookup.ts'
import { problemOf } from './why-not-answered.ts'

/** Opens a line to a host by its name, within the guard; throws `NotAnswered`. */
export type Connect = (host: string, port: number) => Promise<Socket>

const timeoutMs = 10_000

/** For protocols that are not HTTP: what may not be reached is not connected to, and the line goes to the address that was looked at. */
export const guardedConnect =
  (reach: Reach): Connect =>
  (host, port) => {
    const url = new URL(`tcp://${host}:${port}`)
    if (isClosedNumber(url, reach)) return Promise.reject(notAnswered(new NotPublic()))
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs)
      const socket = connect({ host, port, lookup: pinnedLookup(url, reach), noDelay: true })
      const giveUp = () => socket.destroy(signal.reason)
      signal.addEventListener('abort', giveUp)
      const refuse = (error: Error) => reject(notAnswered(error))
      socket.once('error', refuse)
      socket.once('connect', () => {
        signal.removeEventListener('abort', giveUp)
        socket.off('error', refuse)
        resolve(socket)
      })
    })
  }

const notAnswered = (error: Error): NotAnswered => new NotAnswered(problemOf(error), false, error)
