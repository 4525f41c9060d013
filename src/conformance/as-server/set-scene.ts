import { setTimeout as pause } from 'node:timers/promises'
import { Broken, Untried } from '../check.ts'
import { aReport, createdIn } from '../create.ts'
import { demandTaken } from '../demand.ts'
import type { Exchanged } from '../exchanged.ts'
import { rowsOf, wordsOf } from '../read-rows.ts'
import { frames, read } from '../resources.ts'
import { tell } from '../tell.ts'
import type { World } from '../world.ts'

/**
 * Looks whether the server answers at all, and gives it something to be looked at where it has little: reports of two
 * services, in two places, one of them done. Tells what was answered first. What fails here is for the checks to find.
 */
export async function setScene(world: World): Promise<Exchanged> {
  const first = await world.getAnew('requests.xml', { query: { page_size: '5' } })
  try {
    if (first.answer && world.target.key !== undefined && isBare(first)) await fill(world)
  } catch (error) {
    if (!(error instanceof Broken || error instanceof Untried)) throw error
  }
  return first
}

const enough = 4

function isBare(listed: Exchanged): boolean {
  demandTaken(listed)
  return rowsOf(listed, 'xml', frames.requests).length < enough
}

async function fill(world: World): Promise<void> {
  const report = await aReport(world)
  const { rows: services } = await read(world, 'services')
  const plain = services.filter((row) => wordsOf(row, 'metadata') === 'false')
  const codes = plain.map((row) => wordsOf(row, 'service_code'))
  const other = codes.find((code) => code !== report['service_code']) ?? report['service_code']
  const away = { service_code: other, lat: (Number(report['lat']) + 0.01).toFixed(6) }
  for (const changes of [{}, away, away])
    await world.post('requests.xml', { ...report, ...changes, description: sceneWords })
  // Some write whole seconds, and what is of one moment tells little.
  await pause(1100)
  const { id } = createdIn(await world.post('requests.xml', { ...report, description: sceneWords }))
  await tell(world, { id, status: 'fixed', description: 'Conformance test: done.' })
}

const sceneWords = 'Conformance test, something to look at: åäö & "marks". Please ignore.'
