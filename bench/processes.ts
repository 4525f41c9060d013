import { readdir, readFile } from 'node:fs/promises'

type Process = { pid: number; parent: number; ticks: number }

// The kernel counts in these, on every machine Node runs on.
const ticksPerSecond = 100

/**
 * CPU seconds, user and system, that a process and all that hang on it have used so far. PostgreSQL's
 * backends come and go: what an ended one used stands with the parent that buried it.
 */
export async function cpuOf(root: number): Promise<number> {
  const tree = await treeOf(root)
  return tree.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
}

/** Megabytes of memory of a process and all that hang on it; what they share counts once. */
export async function memoryOf(root: number): Promise<number> {
  const tree = await treeOf(root)
  const kilobytes = await Promise.all(tree.map(({ pid }) => shareOf(pid)))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

async function shareOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 'Pss: 0 kB' // just ended
    throw error
  })
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0)
}

async function treeOf(root: number): Promise<Process[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(numbers.map(readProcess))
  const all = found.filter((one) => one !== null)
  const under = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...under(one.pid)])
  return [...all.filter((one) => one.pid === root), ...under(root)]
}

async function readProcess(pid: number): Promise<Process | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (line === null) return null
  const [, parent, ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ')
  // Fields 14 to 17 of proc(5): user and system, its own and of its buried children.
  const ticks = rest.slice(9, 13).reduce((sum, one) => sum + Number(one), 0)
  return { pid, parent: Number(parent), ticks }
}
