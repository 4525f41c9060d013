import { AsyncLocalStorage } from 'node:async_hooks'

type Level = 'info' | 'warn' | 'error'
type Facts = Record<string, string | number | boolean | null | undefined>

/** The id that follows one request into its jobs and letters. */
const trace = new AsyncLocalStorage<string>()

export const withTrace = <T>(id: string, work: () => T): T => trace.run(id, work)
export const currentTrace = (): string | null => trace.getStore() ?? null

/**
 * One line of JSON: a service's on standard output, a command's on standard error. Facts are ids, codes and durations;
 * never a name, an address, a text or a token.
 */
export function log(level: Level, event: string, facts: Facts = {}): void {
  if (quiet && level === 'info') return
  const line = { at: new Date().toISOString(), level, event, trace: trace.getStore(), ...facts }
  const out = quiet ? process.stderr : process.stdout
  out.write(`${JSON.stringify(line)}\n`)
}

let quiet = false
/** Tests and commands print what they have to say themselves; what is logged then stays out of its way. */
export const logOnlyTrouble = (): void => {
  quiet = true
}

/** An error's class and first line, with anything that looks like a capability or address taken out. */
export const reasonOf = (error: unknown): string =>
  firstLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error))

/** The same without its class, for a sentence. Where several addresses were tried, the first one's answer. */
export function whyOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return whyOf(error.errors[0])
  return firstLine(error instanceof Error ? error.message : String(error))
}

function firstLine(said: string): string {
  return (said.split('\n')[0] ?? '')
    .replace(/k\d+\.[\w-]{22}\.[\w-]{22}/g, '[link]')
    .replace(/fmg_[\w-]{43}/g, '[key]')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '[address]')
    .replace(/:\/\/[^/\s@]*@/g, '://[secret]@')
    .slice(0, 300)
}
