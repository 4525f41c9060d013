import { randomUUID } from 'node:crypto'
import type { CheckStep } from '../receiver.ts'
import { type AtPlace, NotDone } from './file-place.ts'

type Checked = { ok: boolean; answer: string }

/** Leaves a file there and takes it away. What is told on the way is the place's own. */
export async function tryPlace(at: AtPlace, tell: (step: CheckStep) => void): Promise<Checked> {
  const name = `.prov-${randomUUID()}`
  try {
    await at(async (place) => {
      await place.put(name, '', 'prov')
      await place.remove(name)
    })
    const answer = 'a file can be left there'
    tell({ step: 'folder', ok: true, answer })
    return { ok: true, answer }
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    tell({ step: error.step, ok: false, answer: error.message })
    return { ok: false, answer: error.message }
  }
}
