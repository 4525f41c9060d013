import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * A question of at most one value, for pages that are asked often: its SQL is written at the first asking and
 * kept, since writing it costs as much as all that is done with the answer. One that a plugin has a say in is its own.
 */
export function compiledOnce<Row, Value = void>(
  build: (db: Db, value: RawBuilder<Value>) => Compilable<Row>,
): (db: Db, value: Value) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async (db, value) => {
    if (db.getExecutor().plugins.length > 0) {
      const { rows } = await db.executeQuery(build(db, sql<Value>`${value}`).compile())
      return rows
    }
    compiled ??= build(db, sql<Value>`${valueToCome}`).compile()
    const parameters = compiled.parameters.map((known) => (known === valueToCome ? value : known))
    const asked: CompiledQuery<Row> = { ...compiled, parameters }
    const { rows } = await db.executeQuery(asked)
    return rows
  }
}

const valueToCome = Symbol('a value to come')
