import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const running = new Set()
// Some colour whatever they write to, when they believe to be on a build server.
const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' }

/** Runs a command to its end or its limit, with all that it started; `output` is null when it was shown live. */
export async function runStep([command, ...words], { minutes, live, environment = {} }) {
  // Into a file, not a pipe: whoever inherits a pipe and lives on would keep us waiting.
  const file = join(tmpdir(), `fixamingata-check-${process.pid}-${Math.random().toString(36).slice(2)}.log`)
  const log = openSync(file, 'w')
  const out = live ? 'inherit' : log
  const child = spawn(command, words, {
    cwd: projectFolder,
    env: { ...process.env, ...colours, ...environment },
    detached: true, // a group of its own, which can be ended as a whole
    stdio: ['ignore', out, out],
  })
  running.add(child)
  const ended = await endOf(child, minutes)
  running.delete(child)
  closeSync(log)
  const output = live ? '' : readFileSync(file, 'utf8').trim()
  rmSync(file)
  return { ...ended, output }
}

/** Ends what still runs, when we are told to end ourselves. */
export function endSteps() {
  for (const child of running) endGroup(child, 'SIGTERM')
}

function endOf(child, minutes) {
  return new Promise((done) => {
    let isLate = false
    const limit = setTimeout(() => {
      isLate = true
      endGroup(child, 'SIGTERM')
      setTimeout(() => endGroup(child, 'SIGKILL'), 5_000).unref()
    }, minutes * 60_000)
    const end = (code) => {
      clearTimeout(limit)
      done({ code, isLate })
    }
    child.on('error', () => end(null))
    child.on('exit', end)
  })
}

function endGroup({ pid }, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // it has ended
  }
}
