import { cpus, totalmem } from 'node:os'

/** What figures were measured on, for whoever compares. */
export function describeMachine(postgres: string): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${model}, ${cpus().length} cores, ${memory} GB memory, Node ${process.versions.node}, PostgreSQL ${postgres}`
}
