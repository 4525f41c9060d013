import { build } from './build.mjs'
import { ensureInstalled, giveUp } from './setup.mjs'

/** Installs and builds what is missing, so that dist can be imported; else ends in a sentence. */
export async function prepare({ developing = false } = {}) {
  try {
    await ensureInstalled({ developing })
    await build()
  } catch (error) {
    giveUp(sentenceFor(error))
  }
  process.setSourceMapsEnabled(true)
}

function sentenceFor(error) {
  if (Array.isArray(error.errors)) return 'The program could not be built, for what stands above.'
  if (/^(EACCES|EPERM|EROFS)$/.test(error.code))
    return `May not write in ${error.path}, where the program is built.`
  return error.stack
}
