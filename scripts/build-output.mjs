import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

const week = 7 * 24 * 3600 * 1000
const isNamedByContents = (file) => /-[0-9A-Z]{8}\.[a-z0-9]+(\.map)?$/.test(file)

/**
 * Puts what was built in place under the feet of running programs. Files named by their contents come first and the
 * ones that name them after, so that at any moment each file finds those it asks for. Superseded ones stay for a
 * week: a program that runs since then may still want them, and so may a page in somebody's browser.
 */
export function publish(folder, files) {
  const [chunks, entries] = divide(files, (file) => isNamedByContents(file.path))
  for (const chunk of chunks) if (!renewed(chunk.path)) put(chunk)
  for (const entry of entries) put(entry)
  removeSuperseded(folder, new Set(files.map((file) => relative(folder, file.path))))
}

const divide = (all, test) => [all.filter(test), all.filter((one) => !test(one))]

/** Keeps a file that is there already, with today's date: a week counts from when it was last wanted. */
function renewed(path) {
  if (!existsSync(path)) return false
  utimesSync(path, new Date(), new Date())
  return true
}

function put({ path, contents }) {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, contents)
  renameSync(unfinished, path)
}

function removeSuperseded(folder, wanted) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name)
    if (wanted.has(name) || !isOurs(name) || !statSync(path).isFile()) continue
    const isKept = isNamedByContents(name) && Date.now() - statSync(path).mtimeMs < week
    if (!isKept) rmSync(path, { force: true })
  }
}

const isOurs = (name) => /\.(js|map|unfinished)$/.test(name) || isNamedByContents(name)
