import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The same engine without the windows it would be in comes first: it takes a quarter less of a machine. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const elsewhere = [
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const howToGetChromium =
  'Install Chromium (Debian and Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to the program.'

/** The browser that the journeys run in: CHROMIUM_PATH, or what is found here; null when there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return canRun(named) ? named : null
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere]
  return places.find(canRun) ?? null
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
