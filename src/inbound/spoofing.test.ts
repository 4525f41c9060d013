import { expect, test } from 'vitest'
import { bombs } from '../../test/spoofs/bombs.ts'
import { machines } from '../../test/spoofs/machines.ts'
import { forgedSenders } from '../../test/spoofs/senders.ts'
import { spoofingStage } from '../../test/spoofs/stage.ts'
import { usedTokens } from '../../test/spoofs/tokens.ts'
import { hiddenWords } from '../../test/spoofs/words.ts'

const { aScene, play } = await spoofingStage()

const spoofs = [...forgedSenders, ...usedTokens, ...hiddenWords, ...machines, ...bombs]

test.for(spoofs.map((spoof) => [spoof.name, spoof] as const))(
  '%s',
  { timeout: 120_000 },
  async ([, spoof]) => {
    const { reasons, changes } = await play(spoof, await aScene())
    expect({ reasons, changes }).toEqual({ reasons: spoof.reasons, changes: spoof.changes ?? [] })
  },
)
