/** So many at a time under one name, and of all together. */
type Most = { ofOne: number; inAll: number }

/** Lets work begin while there is room for it; what it would hold meanwhile is more than may wait. */
export function fewAtOnce({ ofOne, inAll }: Most) {
  const underWay = new Map<string, number>()
  let all = 0
  /** Undefined where there is no room; nothing is begun then. */
  return async <Done>(name: string, work: () => Promise<Done>): Promise<Done | undefined> => {
    const before = underWay.get(name) ?? 0
    if (before >= ofOne || all >= inAll) return undefined
    underWay.set(name, before + 1)
    all += 1
    try {
      return await work()
    } finally {
      const left = (underWay.get(name) ?? 1) - 1
      if (left > 0) underWay.set(name, left)
      else underWay.delete(name)
      all -= 1
    }
  }
}
