import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '#database/project-folder.ts'
import { populationLike } from '../test/points.ts'
import { cpuOf } from './processes.ts'
import { bareEnvironment } from './service.ts'

const places = 5000

/** Seconds that the command takes for many places, from its start to its last answer, and those of CPU. */
export async function askWhere(folder: string, dataDir: string): Promise<{ wall: number; cpu: number }> {
  const file = join(folder, 'places.csv')
  const rows = populationLike(places).map(({ lat, lon }, id) => `${id},${lat},${lon}`)
  await writeFile(file, ['id,lat,lon', ...rows].join('\n'))
  // An ended child's time stands with us, who waited for it.
  const [cpuBefore, begun] = [await cpuOf(process.pid), performance.now()]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(projectFolder, 'scripts/run.mjs'), 'areas', 'where', '--file', file],
    { env: { ...bareEnvironment(), FMG_MODE: 'local', DATA_DIR: dataDir }, maxBuffer: 2 ** 26 },
  )
  const wall = (performance.now() - begun) / 1000
  const answers: unknown[] = JSON.parse(stdout)
  if (answers.length !== places) throw new Error(`${answers.length} answers for ${places} places`)
  return { wall, cpu: (await cpuOf(process.pid)) - cpuBefore }
}
