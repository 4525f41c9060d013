import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../dist/', import.meta.url))
const beat = 500
const silence = 5_000

/** Lets one process of this project at a time do the act; the others wait for it. */
export async function oneAtATime(name, act) {
  const lock = `${folder}.${name}`
  mkdirSync(folder, { recursive: true })
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    else await new Promise((resume) => setTimeout(resume, beat / 5))
  }
  // A heartbeat rather than a process number: numbers are used again, and differ between containers.
  const heart = setInterval(() => touch(lock), beat)
  try {
    return await act()
  } finally {
    clearInterval(heart)
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, '', { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs > silence
  } catch {
    return false // just given back
  }
}

function touch(lock) {
  try {
    utimesSync(lock, new Date(), new Date())
  } catch {
    // Somebody thought us dead; what we do is safe twice.
  }
}
