import { readFile } from 'node:fs/promises'
import { runCommand } from './run-command.ts'

/** Whether some process has the number; one that was killed keeps it until its parent takes notice. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process of that number lives, be it ours or somebody else's. */
export async function isAlive(pid: number): Promise<boolean> {
  return isTaken(pid) && (await programOf(pid)) !== null
}

/** What a living process runs, or null when it is gone, though perhaps not yet buried. */
export async function programOf(pid: number): Promise<string | null> {
  const seen = (await fromProc(pid)) ?? (await fromPs(pid))
  return seen === null || seen.state.startsWith('Z') ? null : seen.program
}

type Seen = { program: string; state: string }

async function fromProc(pid: number): Promise<Seen | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, program, state] = /^\d+ \((.*)\) (\w)/s.exec(line) ?? []
  return program === undefined || state === undefined ? null : { program, state }
}

async function fromPs(pid: number): Promise<Seen | null> {
  const { code, output } = await runCommand('ps', ['-o', 'stat=,comm=', '-p', String(pid)])
  const [, state, program] = /^(\S+)\s+(.+)$/.exec(output) ?? []
  return code !== 0 || program === undefined || state === undefined ? null : { program, state }
}
