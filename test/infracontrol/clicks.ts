import { randomUUID } from 'node:crypto'
import type { CaseBook, KeptPhoto } from './case-book.ts'
import { type FaultBook, isFaultKind } from './faults.ts'

const said = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** What a case officer has clicked on a case. */
export async function handleCase(
  book: CaseBook,
  caseId: string,
  form: FormData,
  isHeld: boolean,
): Promise<void> {
  book.add({
    ...{ caseId, kind: 'STATUS', state: said(form, 'status'), plannedFor: said(form, 'planerad'), isHeld },
    ...{ publicText: said(form, 'publikText'), internalText: said(form, 'internText') },
    ...{ unit: said(form, 'enhet'), photos: await photosIn(form) },
  })
}

async function photosIn(form: FormData): Promise<KeptPhoto[]> {
  const photo = form.get('foto')
  if (!(photo instanceof File) || photo.size === 0) return []
  const bytes = Buffer.from(await photo.arrayBuffer())
  return [{ id: randomUUID(), reference: '', name: photo.name, type: photo.type, bytes }]
}

/** A case of their own: a call, a work order. */
export const beginOwnCase = (book: CaseBook, form: FormData, isHeld: boolean) =>
  book.begin(
    {
      ...{ kind: said(form, 'typ'), title: said(form, 'rubrik'), description: said(form, 'beskrivning') },
      ...{
        category: said(form, 'kategori'),
        lat: Number(said(form, 'latitud')),
        lon: Number(said(form, 'longitud')),
      },
      state: 'Mottagen',
    },
    isHeld,
  )

/** Puts a fault on, takes all off (`none`), or shows what was held back (`release`). */
export function changeFaults(
  faults: FaultBook,
  book: CaseBook,
  asked: Readonly<Record<string, unknown>>,
): boolean {
  const kind = String(asked['kind'] ?? '')
  if (kind === 'none') faults.clear()
  else if (kind === 'release') book.release()
  else if (isFaultKind(kind)) {
    const times = Number(asked['times'] || 1)
    const seconds = Number(asked['seconds'] || 1)
    const on = asked['on'] ? String(asked['on']) : null
    faults.set(kind, { times: times > 0 ? times : Number.POSITIVE_INFINITY, on, seconds })
  } else return false
  return true
}
