import type { Asked, Town } from './asked.ts'
import { type Answer, writeObject } from './write.ts'

const began = new Date()

/** `GET discovery`: where it is asked, and in what. */
export function answerDiscovery({ style, url }: Town, { format }: Asked): Answer {
  const formats = Object.values(style.types).map((type) => type.replace(/;.*/, ''))
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url,
    changeset: began.toISOString(),
    type: 'test',
    formats: format === 'xml' ? { format: formats } : formats,
  }
  return writeObject(style, format, 'discovery', {
    changeset: began.toISOString(),
    contact: 'Stadens växel',
    key_service: 'Be växeln om en nyckel.',
    endpoints: format === 'xml' ? { endpoint } : [endpoint],
  })
}
