/**
 * Work under one name waits for what was begun under it before. Each would wait in the database too, holding a connection
 * that others need.
 */
export function oneAtATime() {
  const last = new Map<string, Promise<unknown>>()
  return <Done>(name: string, work: () => Promise<Done>): Promise<Done> => {
    const before = last.get(name) ?? Promise.resolve()
    const done = before.then(work, work)
    last.set(name, done)
    const forget = () => {
      if (last.get(name) === done) last.delete(name)
    }
    done.then(forget, forget)
    return done
  }
}
