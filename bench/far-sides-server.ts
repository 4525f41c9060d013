// Systems of bodies' own, in a process of their own: what they use of the machine is told apart, and they can be down.
import { z } from 'zod'
import { municipalities } from '#geo/municipalities.ts'
import type { FarSide } from '../scripts/chaos/far-side.ts'
import { infracontrolSide } from '../scripts/chaos/infracontrol-side.ts'
import { open311Side } from '../scripts/chaos/open311-side.ts'
import type { FarQuestion, FarSidesAnswer, Side } from './far-sides.ts'

const makers = [
  (id: string, body: string, port: number) => open311Side(id, body, 'json', port),
  (id: string, body: string, port: number) => infracontrolSide(id, body, 'rest', port),
  (id: string, body: string, port: number) => open311Side(id, body, 'xml', port),
  (id: string, body: string, port: number) => infracontrolSide(id, body, 'soap', port),
] as const

const ports = z.array(z.number()).parse(JSON.parse(process.argv[2] ?? ''))
const sides = await Promise.all(ports.map(sideAt))

process.on('message', (question: FarQuestion) => void answer(question).then(say))
process.on('disconnect', () => process.exit())
say(await answer({ ask: 'sides' }))

function sideAt(port: number, index: number): Promise<FarSide> {
  const { slug, code } = municipalities[index] ?? { slug: '', code: '' }
  const make = makers[index % makers.length] ?? makers[0]
  return make(`${slug}-system`, code, port)
}

async function answer(question: FarQuestion): Promise<FarSidesAnswer> {
  if (question.ask === 'handle') return { handled: await handleAll(question.step) }
  if (question.ask === 'sides') return { sides: sides.map(sideToConnect) }
  const cases = await Promise.all(sides.map((side) => side.cases()))
  return { numbers: cases.flat().map(({ number }) => number) }
}

function sideToConnect({ id, body, kind, settings, secrets, host }: FarSide): Side {
  return { id, body, kind, host: host ?? '', settings: { ...settings }, secrets: { ...secrets } }
}

/** Somebody at each moves every case that came from us one step on. */
async function handleAll(step: number): Promise<number> {
  let handled = 0
  for (const side of sides)
    for (const { externalId } of await side.cases()) {
      await side.handle(externalId, step)
      handled += 1
    }
  return handled
}

function say(told: FarSidesAnswer): void {
  process.send?.(told)
}
