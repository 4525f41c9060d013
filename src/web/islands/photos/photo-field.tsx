import type { KeptPhoto } from '../keeping/kept.ts'
import { keepPhoto } from '../keeping/shelf.ts'
import { language, words } from '../keeping/words.ts'
import { draw } from '../parts/draw.ts'
import { PhotoList } from './photo-list.tsx'
import { type PhotoQueue, photoQueue, type QueuedPhoto } from './photo-queue.ts'
import { isTooLarge, looksLikePhoto, prepare, thumbOf } from './prepare.ts'

type Making = {
  key: string
  kept: readonly KeptPhoto[]
  /** Kept on this device until the report has arrived. */
  isKeptHere: boolean
  changed(): void
  /** A photo is ready: what it tells may be said, and the report is worth keeping. */
  added(photo: KeptPhoto): void
}

const most = 5

/** Makes the form's field for photos send them at once, show them, and take them away again. */
export function enhancePhotoField(field: HTMLElement, making: Making): PhotoQueue {
  const input = field.querySelector('input')
  const list = field.querySelector('#photo-list') ?? field
  field.classList.add('enhanced')
  let complaint = ''
  let turn: Promise<unknown> = Promise.resolve()
  const queue: PhotoQueue = photoQueue({
    key: making.key,
    language,
    isKeptHere: making.isKeptHere,
    changed: show,
  })

  function show(): void {
    const isFull = queue.photos().length >= most
    if (input) input.disabled = isFull
    const said = complaint || (isFull ? words.photos.full : '')
    draw(<PhotoList queue={queue} complaint={said} remove={remove} />, list)
    making.changed()
  }

  /** The pressed button goes with its photo; whoever uses a keyboard goes on where another is chosen. */
  function remove(id: string): void {
    complaint = ''
    queue.remove(id)
    input?.focus()
  }

  for (const photo of photosAtServer(list)) queue.put(photo)
  for (const photo of making.kept) void takeUp(queue, photo)
  input?.addEventListener('change', () => take(input))
  // Thumbs are quicker than scripts.
  if (input?.files?.length) take(input)

  function take(from: HTMLInputElement): void {
    const files = [...(from.files ?? [])]
    // They go by themselves: the form brings none of them once more.
    from.value = ''
    complaint = files.length + queue.photos().length > most ? words.photos.surplus : ''
    for (const file of files.slice(0, most - queue.photos().length)) void add(file)
    show()
  }

  async function add(file: File): Promise<void> {
    const id = crypto.randomUUID()
    if (!looksLikePhoto(file)) return complain(words.photos.notAnImage(file.name))
    queue.put({ id, thumb: null, state: 'preparing', percent: 0, why: '', kept: null })
    void thumbOf(file).then((thumb) => queue.change(id, { thumb }))
    const photo = await inTurn(() => prepare(file, making.key, id))
    if (isTooLarge(photo.file)) {
      queue.remove(id)
      return complain(words.photos.tooLarge(file.name))
    }
    if (!queue.photos().some((one) => one.id === id)) return
    if (making.isKeptHere) await keepPhoto(photo)
    making.added(photo)
    queue.change(id, { state: 'waiting', kept: photo })
  }

  /** One at a time: five large pictures at once are more than a telephone can hold. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  function complain(words: string): void {
    complaint = words
    show()
  }

  return queue
}

/** One that this device has kept: sent, unless the server has it still. */
async function takeUp(queue: PhotoQueue, photo: KeptPhoto): Promise<void> {
  if (queue.photos().some(({ id }) => id === photo.id)) return
  queue.put({ id: photo.id, thumb: null, state: 'preparing', percent: 0, why: '', kept: photo })
  queue.change(photo.id, { thumb: await thumbOf(photo.file) })
  queue.change(photo.id, { state: (await isThere(photo)) ? 'kept' : 'waiting' })
}

const isThere = async ({ src }: KeptPhoto): Promise<boolean> =>
  src !== null &&
  fetch(src, { method: 'HEAD' }).then(
    ({ status }) => status !== 404 && status !== 410,
    () => true,
  )

/** Those the page came with: they are shown in the list, in place of the server's own. */
function photosAtServer(list: Element): QueuedPhoto[] {
  const photos = [...list.querySelectorAll('.photo-tile')].flatMap((tile) => {
    const id = tile.querySelector('button')?.value
    const thumb = tile.querySelector('img')?.src ?? null
    const isBroken = tile.classList.contains('failed')
    const why = isBroken ? (tile.querySelector('.photo-word')?.textContent ?? '') : ''
    const state = isBroken ? ('failed' as const) : ('kept' as const)
    return id ? [{ id, thumb, state, percent: 100, why, kept: null }] : []
  })
  return photos
}
