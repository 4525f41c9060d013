import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import type { PhotoKind } from './photo-kind.ts'
import { photoLimits } from './photo-limits.ts'

/** One copy to make: within so many pixels each way, of this type. */
export type Wanted = { pixels: number; type: 'image/jpeg' | 'image/webp'; quality: number }
export type Rendered = { width: number; height: number; copies: Uint8Array[] }

/** The photo itself is at fault: it would be no better another time. */
export class Undecodable extends Error {
  override name = 'Undecodable'
}

const longestMs = 90_000
const idleMs = 20_000
const idle = new Set<ChildProcess>()

/**
 * Makes the copies others see: upright, in colours every screen knows, the first picture of a moving one, and
 * nothing of what the camera wrote. The first is made from the photo, the others from the first. `Undecodable` when
 * there is no whole picture in it; any other error says that the process which decodes ended.
 */
export async function renderPhoto(
  bytes: Uint8Array,
  /** A drawing is one of ours: nobody can send any. */
  kind: PhotoKind | 'image/svg+xml',
  wanted: readonly [Wanted, ...Wanted[]],
): Promise<Rendered> {
  const [waiting] = idle
  const renderer = waiting ?? start()
  idle.delete(renderer)
  try {
    const answer = answerOf(renderer)
    renderer.send({ bytes, kind, wanted, mostPixels: photoLimits.pixels })
    const said = await answer
    if (!said.ok) throw new Undecodable(said.reason)
    return said
  } finally {
    rest(renderer)
  }
}

/** It ends when we do, and keeps nobody from ending. */
function start(): ChildProcess {
  const renderer = fork(join(projectFolder, 'src', 'files', 'render-process.mjs'), {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=256'],
    // Its environment is nobody's; what decoders print of a broken file is nothing a log should hold. One heap for
    // all its threads: decoders take and give back megabytes, and of a heap for each little is ever given back.
    env: { MALLOC_ARENA_MAX: '1' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  renderer.unref()
  renderer.channel?.unref()
  renderer.on('exit', () => idle.delete(renderer))
  return renderer
}

type Said = ({ ok: true } & Rendered) | { ok: false; reason: string }

async function answerOf(renderer: ChildProcess): Promise<Said> {
  const given = new AbortController()
  const { signal } = given
  const late = setTimeout(() => renderer.kill('SIGKILL'), longestMs)
  const ended = once(renderer, 'exit', { signal }).then((): Said => {
    throw new Error('the process that decodes ended')
  })
  const said = once(renderer, 'message', { signal }).then(([words]): Said => words)
  try {
    return await Promise.race([said, ended])
  } finally {
    clearTimeout(late)
    given.abort()
    await Promise.allSettled([said, ended])
  }
}

/** Kept for the next photo for a while; a machine that sees none has its memory back. */
function rest(renderer: ChildProcess): void {
  if (!renderer.connected || renderer.exitCode !== null) return
  idle.add(renderer)
  setTimeout(() => {
    if (idle.delete(renderer)) renderer.kill()
  }, idleMs).unref()
}
