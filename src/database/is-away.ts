/** What Node says when nobody listens where the database should be, or the line broke. */
const lineCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'])

/** SQLSTATE: connection exceptions (class 08), shutting down, crashed, starting up, no place for one more. */
const serverCodes = /^(08...|57P0[1-3]|53300)$/

/** pg has no codes for these. */
const said = /^Connection terminated|^timeout exceeded when trying to connect|is not queryable$/

/** Whether an error means that the database is not there just now, as while it restarts: to be tried again soon. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isAway)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const isSocketGone = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  return isSocketGone || lineCodes.has(code) || serverCodes.test(code) || said.test(error.message)
}
