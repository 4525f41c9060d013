import { checksOf } from '../check.ts'
import { aWord, send } from '../create.ts'
import { demand, demandStatus } from '../demand.ts'
import { textOf } from '../exchanged.ts'
import { read } from '../resources.ts'
import { day, written } from '../times.ts'
import type { Posted, World } from '../world.ts'

const refused =
  (status: number, changes: Posted) =>
  async (world: World): Promise<void> =>
    demandStatus(await send(world, changes), status)

const nowhere = { lat: undefined, long: undefined, address_string: undefined, address_id: undefined }

export const refusalsChecks = checksOf<World>(
  { area: 'refusals', reference: 'GeoReport v2, POST Service Request, errors', needs: ['key'] },
  {
    'key-missing': {
      title: 'Ingen nyckel: 403',
      rule: 'A report without a key is refused with 403.',
      run: refused(403, { api_key: undefined }),
    },
    'key-empty': {
      title: 'En tom nyckel är ingen: 403',
      rule: 'An empty key is none, and refused with 403.',
      run: refused(403, { api_key: '' }),
    },
    'key-wrong': {
      title: 'Fel nyckel: 403',
      rule: 'A wrong key is refused with 403.',
      run: refused(403, { api_key: 'kit-not-a-key' }),
    },
    'service-missing': {
      title: 'Ingen kategori: 400',
      rule: 'A report without service_code is refused with 400.',
      run: refused(400, { service_code: undefined }),
    },
    'service-unknown': {
      title: 'En okänd kategori: 404',
      rule: 'A report with a service_code that is none is refused with 404.',
      run: refused(404, { service_code: 'finns-inte-alls' }),
    },
    'place-missing': {
      title: 'Ingen plats: 400',
      rule: 'A report without any place is refused with 400.',
      run: refused(400, nowhere),
    },
    'place-half': {
      title: 'En halv plats: 400',
      rule: 'lat without long is no place, and refused with 400.',
      run: refused(400, { ...nowhere, lat: '57.93' }),
    },
    'place-words': {
      title: 'En latitud i ord: 400',
      rule: 'A lat that is no number is refused with 400.',
      run: refused(400, { lat: 'north' }),
    },
    'place-comma': {
      title: 'Decimalkomma: 400',
      rule: 'A lat with a decimal comma is refused with 400, not read as whole degrees.',
      level: 'profile',
      run: refused(400, { lat: '57,930180' }),
    },
    'place-beyond': {
      title: 'En latitud över 90: 400',
      rule: 'A lat that no place on earth has is refused with 400.',
      run: refused(400, { lat: '95.0' }),
    },
    'place-turned': {
      title: 'Latitud och longitud förväxlade: 400',
      rule: 'lat and long changed for each other lie nowhere the server is for, and are refused with 400.',
      level: 'profile',
      run: refused(400, { lat: '12.533520', long: '57.930180' }),
    },
    'description-too-long': {
      title: 'Mer än fyratusen tecken: 400',
      rule: 'A description of more than four thousand characters is refused with 400, not cut.',
      level: 'profile',
      run: refused(400, { description: 'å'.repeat(4001) }),
    },
    'jurisdiction-unknown': {
      title: 'En okänd jurisdiktion: 404',
      rule: 'A report to a jurisdiction that is none is refused with 404.',
      level: 'profile',
      run: refused(404, { jurisdiction_id: 'atlantis.example' }),
    },
    'makes-nothing': {
      title: 'Det som avvisas skapar ingenting',
      rule: 'What is refused makes no request.',
      run: async (world) => {
        const description = `Kit ${aWord()}`
        demandStatus(await send(world, { description, api_key: 'kit-not-a-key' }), 403)
        const { from } = await read(
          world,
          'requests',
          { start_date: written(Date.now() - day) },
          { anew: true },
        )
        demand(
          !textOf(from).includes(description),
          'The report was refused, and there is a request of it.',
          from,
        )
      },
    },
  },
)
