import { checksOf } from '../check.ts'
import { send } from '../create.ts'
import { demandNoFailure, demandTaken } from '../demand.ts'
import { type Part, sendInParts } from '../send-in-parts.ts'
import type { World } from '../world.ts'

/** A picture of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const aPart = (changes: Partial<Part>): Part => ({
  ...{ name: 'media', file: 'kit.png', type: 'image/png', bytes: png },
  ...changes,
})

const takenWith = (media_url: string | readonly string[]) => async (world: World) =>
  demandTaken(await send(world, { media_url }))

const takenInParts =
  (...files: Part[]) =>
  async (world: World) =>
    demandTaken(await sendInParts(world, files))

/** Nothing answers at an address of a documentation's network (RFC 5737). */
const unreachable = 'http://192.0.2.1/kit.jpg'

export const mediaChecks = checksOf<World>(
  { area: 'media', reference: 'GeoReport v2, POST Service Request, media_url', needs: ['key'] },
  {
    'url-taken': {
      title: 'En bildadress tas emot',
      rule: 'A report with a media_url is taken.',
      run: takenWith('https://kit.example/picture.jpg'),
    },
    'url-repeated': {
      title: 'Flera bildadresser tas emot',
      rule: 'A report with several media_url is taken, as FixMyStreet sends them.',
      level: 'profile',
      run: takenWith(['https://kit.example/1.jpg', 'https://kit.example/2.jpg']),
    },
    'url-out-of-reach': {
      title: 'En bild som inte går att hämta hindrar ingenting',
      rule: 'A picture that can not be fetched holds no report up.',
      level: 'profile',
      run: takenWith(unreachable),
    },
    'url-none': {
      level: 'profile',
      title: 'En bildadress som ingen är fäller inte servern',
      rule: 'A media_url that is no address is taken or refused, and breaks nothing.',
      run: async (world) => demandNoFailure(await send(world, { media_url: 'kit:\\\\no address' })),
    },
    'file-taken': {
      title: 'En bild som fil tas emot',
      rule: 'A report with a picture as a file, media, is taken.',
      level: 'profile',
      run: takenInParts(aPart({})),
    },
    'files-numbered': {
      title: 'Bilder numrerade som photo1 och photo2 tas emot',
      rule: 'Pictures as files photo1 and photo2 are taken, as FixMyStreet sends private ones.',
      level: 'profile',
      run: takenInParts(aPart({ name: 'photo1' }), aPart({ name: 'photo2', file: 'två åäö.png' })),
    },
    'file-no-picture': {
      level: 'profile',
      title: 'En fil som ingen bild är fäller inte servern',
      rule: 'A file that is no picture is taken or refused, and breaks nothing.',
      run: async (world) =>
        demandNoFailure(
          await sendInParts(world, [aPart({ file: 'kit.jpg', bytes: Buffer.from('%PDF-1.4 none') })]),
        ),
    },
  },
)
