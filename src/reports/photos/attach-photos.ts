import type { Db } from '#database/database.ts'

type Attaching = {
  /** The key of the form they came with. */
  form: string
  report: number
  municipality: string
  /** Where they belong to what somebody said on the report, not to the report itself. */
  entry?: number
}

/** What was sent with a form belongs to what the form has become; where the cameras were is forgotten. */
export async function attachPhotos(tx: Db, { form, report, municipality, entry }: Attaching): Promise<void> {
  const belonging = { report, municipality, entry: entry ?? null, draft: null, support: null }
  await tx
    .updateTable('photos')
    .set({ ...belonging, lat: null, lon: null })
    .where('form', '=', form)
    .where('report', 'is', null)
    .execute()
}
