/** The two shelves this device keeps unsent reports on. Where a browser allows no storage, `use` answers nothing. */
export type Shelves = { drafts: IDBObjectStore; photos: IDBObjectStore }

let opened: Promise<IDBDatabase> | undefined

/** Does its work in one transaction; what it asked for, when that has been done. Never throws: a form works without. */
export async function use<T>(
  mode: IDBTransactionMode,
  work: (shelves: Shelves) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  try {
    opened ??= open()
    const acts = (await opened).transaction(['drafts', 'photos'], mode)
    const asked = work({ drafts: acts.objectStore('drafts'), photos: acts.objectStore('photos') })
    // A page that is being left hears of nothing more: all has been asked for, so it need not wait to be told.
    if (mode === 'readwrite') acts.commit()
    await new Promise<void>((done, fail) => {
      acts.oncomplete = () => done()
      acts.onabort = () => fail(acts.error)
    })
    return asked?.result
  } catch {
    opened = undefined
    return undefined
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((give, fail) => {
    const asked = indexedDB.open('felanmalan', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('drafts', { keyPath: 'key' })
      asked.result.createObjectStore('photos', { keyPath: 'id' }).createIndex('draft', 'draft')
    }
    asked.onsuccess = () => give(asked.result)
    asked.onerror = () => fail(asked.error)
  })
}
