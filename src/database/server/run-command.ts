import { spawn } from 'node:child_process'

/** A command's end: `code` is null when it could not be started or was killed. */
type CommandResult = { code: number | null; output: string }

// Nothing of our own environment: PG* variables would steer PostgreSQL, and secrets are none of its business.
export const bareEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Another user than ourselves; null for ourselves. */
export type Ids = { uid: number; gid: number } | null

/** Runs a command to its end, as another user where one is given. Never throws. */
export function runCommand(command: string, words: string[], ids: Ids = null): Promise<CommandResult> {
  return new Promise((done) => {
    const child = spawn(command, words, {
      ...ids,
      cwd: '/',
      env: bareEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const heard: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => heard.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => heard.push(chunk))
    child.on('error', (error) => done({ code: null, output: error.message }))
    child.on('close', (code) => done({ code, output: Buffer.concat(heard).toString().trim() }))
  })
}
