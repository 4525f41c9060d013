import { describe, expect, test } from 'vitest'
import { bordersAreThere, realAreas } from '../../test/borders.ts'
import { populationLike } from '../../test/points.ts'
import { buildAreaIndex } from './area-index.ts'
import { locateMunicipality } from './locate-municipality.ts'
import { nearestMunicipalities, sureMargin } from './nearest-place.ts'
import { places } from './places.ts'

const points = populationLike(10_000)

describe.skipIf(!bordersAreThere)('against the real borders', async () => {
  const index = buildAreaIndex(await realAreas())

  test('every built-in place lies in the municipality it says', () => {
    expect(places().filter(({ point, code }) => index.locate(point)?.code !== code)).toEqual([])
  })

  test('nearest place names the right municipality as often as promised where people live', () => {
    const judged = points.flatMap((point) => {
      const truth = index.locate(point)?.code
      return truth === undefined ? [] : [{ truth, ...nearestMunicipalities(point) }]
    })
    const sure = judged.filter(({ margin }) => margin >= sureMargin)
    const isFirst = ({ truth, candidates }: (typeof judged)[number]) => candidates[0].code === truth
    const isAmong = ({ truth, candidates }: (typeof judged)[number]) =>
      candidates.some(({ code }) => code === truth)
    expect(judged.length).toBeGreaterThan(9_500)
    expect(share(judged, isFirst)).toBeGreaterThanOrEqual(0.92)
    expect(share(judged, isAmong)).toBeGreaterThanOrEqual(0.99)
    expect(share(sure, isFirst)).toBeGreaterThanOrEqual(0.99)
    expect(sure.length / judged.length).toBeGreaterThanOrEqual(0.6)
  })
})

test('nobody is placed silently when two municipalities are nearly as likely', () => {
  const located = points.flatMap((point) => {
    const one = locateMunicipality(point, null)
    return one.found ? [one] : []
  })
  const silent = located.filter(({ margin = 0, confidence }) => margin < sureMargin && confidence === 'sure')
  const unsure = located.filter(({ confidence }) => confidence === 'unsure')
  expect(silent).toEqual([])
  expect(unsure.length).toBeGreaterThan(1_000)
  expect(unsure.filter(({ alternatives }) => alternatives.length !== 2)).toEqual([])
})

const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length
