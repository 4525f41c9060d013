import { type Binaries, type BinariesKind, oldestMajor } from './binaries.ts'
import { majorOf } from './data-folder.ts'
import { findBinaries } from './find-binaries.ts'
import { copyBinaries } from './npm-binaries.ts'
import type { Place } from './place-folder.ts'
import { canEnter } from './server-user.ts'

/** Binaries of the major that made the folder, as no other may open it; for a new folder the best there are. */
export async function chooseBinaries(place: Place, wanted: BinariesKind | 'any'): Promise<Binaries> {
  const found = await findBinaries(wanted)
  const made = await majorOf(place.dataFolder)
  const fitting = found.filter((binaries) => made === null || binaries.major === made)
  for (const binaries of fitting) {
    if (await canEnter(place.user, binaries.folder)) return binaries
    if (binaries.kind === 'npm') return copyBinaries(binaries, place.refuge)
  }
  throw new Error(made === null ? noBinaries(wanted) : wrongMajor(place.dataFolder, made, found))
}

function noBinaries(wanted: BinariesKind | 'any'): string {
  const which = { system: ' installed on this system', npm: ' from npm', any: '' }[wanted]
  return `Found no PostgreSQL ${oldestMajor} or later${which}. Install one (Debian: apt install postgresql), or run "npm install" with optional dependencies, or set DATABASE_URL.`
}

function wrongMajor(dataFolder: string, made: number, found: Binaries[]): string {
  const others = found.map(({ version, kind }) => `${version} (${kind})`).join(', ')
  return `The database in ${dataFolder} was made by PostgreSQL ${made}, which is not to be found here${others === '' ? '' : `; there is ${others}`}. Install PostgreSQL ${made}, or choose another DATA_DIR.`
}
