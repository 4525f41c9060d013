import type { Db } from '#database/database.ts'

/** Who keeps private roads together; known by its name and, where given, the municipality it lies in. */
export type Association = { code: string; name: string; municipality: string | null }

export function associationCalled(name: string, municipality: string | null): Association {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { code: ['vag', plain, municipality].filter(Boolean).join('-'), name, municipality }
}

/** Adds the association if it is not there; one that is keeps what was set. */
export async function addAssociation(tx: Db, { code, name, municipality }: Association): Promise<void> {
  await tx
    .insertInto('bodies')
    .values({ code, kind: 'road_association', name, slug: code, municipality })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ name }))
    .execute()
}
