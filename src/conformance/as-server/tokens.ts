import { checksOf } from '../check.ts'
import { createdIn, send } from '../create.ts'
import { demand, demandStatus, demandTaken } from '../demand.ts'
import { type Fields, rowsOf, wordsOf } from '../read-rows.ts'
import { frames, idOf } from '../resources.ts'
import type { World } from '../world.ts'
import { aToken } from './a-token.ts'

const asked = async (
  world: World,
): Promise<{ row: Fields; token: string; from: Awaited<ReturnType<World['get']>> }> => {
  const token = await aToken(world)
  const from = await world.getAnew(`tokens/${encodeURIComponent(token)}.xml`)
  demandTaken(from)
  const [row = {}] = rowsOf(from, 'xml', frames.requests)
  return { row, token, from }
}

export const tokensChecks = checksOf<World>(
  { area: 'tokens', reference: 'GeoReport v2, GET service_request_id from a token', needs: ['batch'] },
  {
    given: {
      title: 'Den som inte får ett nummer får en token',
      rule: 'A report that gets no number at once is answered by a token, and by no empty number.',
      run: async (world) => {
        const { key, service } = world.target.batch ?? {}
        const from = await send(world, {
          ...(key && { api_key: key }),
          ...(service && { service_code: service }),
        })
        const { row, token } = createdIn(from)
        demand(token !== '', 'The answer has no token.', from)
        demand(
          !Object.hasOwn(row, 'service_request_id'),
          'The answer has a service_request_id beside the token.',
          from,
        )
      },
    },
    echoed: {
      title: 'Svaret säger vilken token det gäller',
      rule: 'What a token stands for says which token it was.',
      run: async (world) => {
        const { row, token, from } = await asked(world)
        demand(wordsOf(row, 'token') === token, `It says ${row['token']}; asked for was ${token}.`, from)
      },
    },
    'number-or-nothing': {
      title: 'Ett nummer som inte finns än står inte tomt',
      rule: 'While there is no number, service_request_id is left out: empty it would be read as one.',
      level: 'profile',
      run: async (world) => {
        const { row, from } = await asked(world)
        demand(
          !Object.hasOwn(row, 'service_request_id') || idOf(row) !== '',
          'service_request_id stands there empty.',
          from,
        )
      },
    },
    unique: {
      title: 'Två anmälningar har var sin token',
      rule: 'Two reports have two tokens.',
      run: async (world) => {
        const { key, service } = world.target.batch ?? {}
        const changes = { ...(key && { api_key: key }), ...(service && { service_code: service }) }
        const [one, other] = [await send(world, changes), await send(world, changes)]
        demand(createdIn(one).token !== createdIn(other).token, 'Both reports have the same token.', other)
      },
    },
    unknown: {
      title: 'En token som ingen har finns inte',
      rule: 'A token that nobody has been given is answered with 404.',
      run: async (world) =>
        demandStatus(await world.get('tokens/00000000-0000-4000-8000-000000000000.xml'), 404),
    },
  },
)
