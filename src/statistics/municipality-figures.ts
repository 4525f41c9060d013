import type { Db } from '#database/database.ts'

/** What a municipality's last twelve months come to. */
export type MunicipalityFigures = {
  municipality: string
  reported: number
  answered: number
  fixed: number
  waiting: number
  /** In hours; null where nothing has been answered. */
  medianHours: number | null
  countedAt: Date
}

export const figuresOf = async (db: Db, municipality: string): Promise<MunicipalityFigures | undefined> =>
  figures(db).where('municipality', '=', municipality).executeTakeFirst()

/** Those that have any reports. */
export const figuresOfAll = (db: Db): Promise<MunicipalityFigures[]> => figures(db).execute()

const figures = (db: Db) =>
  db
    .selectFrom('municipality_figures')
    .select(['municipality', 'reported', 'answered', 'fixed', 'waiting', 'median_hours as medianHours'])
    .select('counted_at as countedAt')
