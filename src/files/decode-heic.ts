import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectFolder } from '#database/project-folder.ts'
import { photoLimits } from './photo-limits.ts'

/** Pixels as they come: red, green, blue and alpha, a byte each. Upright already: the decoder minds the box for it. */
export type Pixels = { width: number; height: number; data: Uint8Array }

const longestMs = 45_000

/**
 * Decodes a HEIC apart from everything else, within a time. Its boxes have told how many pixels there are; the
 * decoder is asked once more before it begins.
 */
export function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  const worker = new Worker(join(projectFolder, 'src', 'files', 'decode-heic.mjs'), {
    workerData: { bytes, mostPixels: photoLimits.pixels },
    // What the decoder prints of a broken file is nothing a log should hold.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  return new Promise<Pixels>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('decoding took too long')), longestMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('the decoder ended without a picture'))
    })
  }).finally(() => worker.terminate())
}
