import { log, reasonOf } from '../log.ts'
import { isAway } from './is-away.ts'

/**
 * Work that nobody waits for, and the database was gone: it is said, and the program goes on. The library that keeps the clock
 * leaves such to nobody, where a job fails with its database. Anything else that nobody has caught ends the program, as ever.
 */
export function outliveAbsence(): void {
  process.on('unhandledRejection', (error) => {
    if (!isAway(error)) throw error
    log('warn', 'database away', { reason: reasonOf(error) })
  })
}
