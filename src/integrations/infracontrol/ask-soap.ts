import type { Exchange } from '#http/exchange.ts'
import { assumedFaults, assumedOperations } from './assumptions.ts'
import { readEnvelope, writeEnvelope } from './envelope.ts'
import type { InfracontrolSettings } from './settings.ts'
import { listNames, type Names, toOurs, toTheirs } from './translate.ts'
import { type Ask, codeIn, type Reply } from './transport.ts'

type Rooms = {
  exchange: Exchange
  settings: InfracontrolSettings
  names: Names
}

/** SOAP 1.1: everything is posted to one address, and a fault may come with any status. */
export function askSoap({ exchange, settings, names }: Rooms): Ask {
  const lists = listNames(names)
  return async (operation, values) => {
    const action = settings.operations[operation]?.soap ?? assumedOperations[operation].soap
    const { status, headers, body } = await exchange({
      method: 'POST',
      url: settings.endpoint,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        accept: 'text/xml',
        soapaction: `"${settings.namespace}/${action}"`,
      },
      body: writeEnvelope(action, settings.namespace, toTheirs(values, names)),
    })
    const read = readEnvelope(body, lists)
    if (read === null) return { status, headers, told: null, code: '' }
    if ('fault' in read) return { headers, told: null, ...faultOf(read.fault, status) }
    return { status, headers, told: toOurs(read.content, names), code: '' }
  }
}

/** A fault that came with 200 is a fault all the same; a status that says more than SOAP's 500 stands. */
function faultOf(codes: readonly string[], status: number): Pick<Reply, 'status' | 'code'> {
  const known = codes.find((code) => Object.hasOwn(assumedFaults, code))
  const code = codeIn(known ?? codes[0])
  if (status >= 400 && status !== 500) return { status, code }
  return { status: known === undefined ? 500 : (assumedFaults[known] ?? 500), code }
}
