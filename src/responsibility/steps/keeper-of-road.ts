import type { NearRoad, RoadOwner } from '#geo/roads/road.ts'
import type { Step } from '../codes.ts'
import { organisationName } from '../organisation-name.ts'
import { roadAgency, type Tables } from '../tables.ts'
import type { Candidate } from './candidate.ts'

type Asked = { home: string; category: string; road: NearRoad }
export type KeeperOfRoad = { candidate: Candidate; steps: readonly Step[] }

/** Which body looks after a road, by who owns it. */
export const keeperOfRoad = (tables: Pick<Tables, 'receivers'>, asked: Asked): KeeperOfRoad =>
  keepers[asked.road.owner](tables, asked)

type Rule = (tables: Pick<Tables, 'receivers'>, asked: Asked) => KeeperOfRoad

const keepers: Readonly<Record<RoadOwner, Rule>> = {
  state: (_, { road: { number, name } }) => ({
    candidate: { body: roadAgency, reason: { code: 'state-road', facts: { number, name } } },
    steps: [],
  }),
  municipal: (_, { home, road: { number, name } }) => ({
    candidate: {
      body: home,
      reason: { code: 'municipal-road', facts: { number, name, municipality: home } },
    },
    steps: [],
  }),
  private: (tables, asked) => association(tables, asked) ?? nobodyKnown(tables, asked),
}

function association({ receivers }: Pick<Tables, 'receivers'>, asked: Asked): KeeperOfRoad | null {
  const { number, name, ownerName } = asked.road
  const known = ownerName ? receivers.association(ownerName, asked.home) : undefined
  if (!known || receivers.address(known.code, asked.category) === null) return null
  const facts = { number, name, association: known.name }
  return {
    candidate: { body: known.code, reason: { code: 'private-road', facts } },
    steps: [{ code: 'association', facts: { body: known.code } }],
  }
}

/** No address to the association: its municipality is told, but only where it has asked to be. */
function nobodyKnown({ receivers }: Pick<Tables, 'receivers'>, { home, road }: Asked): KeeperOfRoad {
  const { number, name, ownerName } = road
  const association = organisationName(ownerName)
  const facts = { number, name, association }
  const unknown: Step = { code: 'unknown-association', facts: { association } }
  if (!receivers.body(home)?.hearsOfPrivateRoads)
    return {
      candidate: { body: null, name: association, reason: { code: 'private-road', facts } },
      steps: [unknown],
    }
  return {
    candidate: { body: home, reason: { code: 'private-road-told', facts: { ...facts, municipality: home } } },
    steps: [unknown, { code: 'told-of-private-roads', facts: { body: home } }],
  }
}
