import type { AtPlace } from '../file-place.ts'
import { notDone } from './ask-there.ts'
import { placeAt } from './files-there.ts'
import { type Server, signIn } from './sign-in.ts'

const longestMs = 60_000

/** A folder at a server over SFTP: a line of its own for each time, closed however it went, within a minute. */
export const atServer =
  (server: Server & { folder: string }): AtPlace =>
  async (work) => {
    const session = await signIn(server)
    const ending = setTimeout(session.cut, longestMs)
    try {
      return await work(placeAt(session, server.folder, 2 * longestMs))
    } catch (error) {
      throw notDone(error)
    } finally {
      clearTimeout(ending)
      session.end()
    }
  }
