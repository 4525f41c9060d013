import { paths } from '#paths.ts'
import { weightOf } from '../e2e/weight.ts'
import { timesOnSlowNetwork } from './slow-network.ts'

const form = paths.form({ lat: 57.92871, lon: 12.53641 })

/** What pages weigh on the wire, and how long they take where the network is poor. */
export async function measureWeights(url: string, reportPage: string) {
  const kilobytes = async (path: string) => (await weightOf(url + path)) / 1000
  const [slowFront = 0, slowForm = 0] = await timesOnSlowNetwork([url + paths.start(), url + form])
  return {
    frontWeight: await kilobytes(paths.start()),
    searchWeight: await kilobytes(paths.search('Storgatan')),
    formWeight: await kilobytes(form),
    mapWeight: (await weightOf(url + paths.map(), { withLater: true })) / 1000,
    reportWeight: await kilobytes(reportPage),
    slowFront,
    slowForm,
  }
}
