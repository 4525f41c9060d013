import { inLanguage, paths } from '#paths.ts'
import { Taken } from './beginning/taken.tsx'
import { Unfinished } from './beginning/unfinished.tsx'
import type { KeptDraft, KeptPhoto } from './keeping/kept.ts'
import { clearAway, dropPhoto, keepDraft, keepPhoto, keptDrafts, keptPhotos } from './keeping/shelf.ts'
import { readTab, setCurrent } from './keeping/tab.ts'
import { language, words } from './keeping/words.ts'
import { answerOffline } from './offline/answer-offline.ts'
import { draw } from './parts/draw.ts'
import { isTooLarge, looksLikePhoto, prepare, thumbOf } from './photos/prepare.ts'

/** Where a report begins: a photo first, which is kept on the way to its place; and reports begun before. */
const take = document.querySelector<HTMLFormElement>('form#take')
const box = document.getElementById('taken')
const unfinished = document.getElementById('unfinished')

take?.classList.add('enhanced')
take?.addEventListener('change', ({ target }) => target instanceof HTMLInputElement && beginWith(target))
// Thumbs are quicker than scripts; but who goes back here is not sent on once more.
if (arrived() !== 'back_forward') take?.querySelectorAll('input').forEach(beginWith)
void showWhatIsKept()
answerOffline()

function beginWith({ files }: HTMLInputElement): void {
  const [file] = files ?? []
  if (file) void begin(file)
}

function arrived(): NavigationTimingType | undefined {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming ? entry.type : undefined
}

async function begin(file: File): Promise<void> {
  if (!looksLikePhoto(file)) return refuse(words.photos.notAnImage(file.name))
  say(words.take.reading)
  const key = crypto.randomUUID()
  const photo = await prepare(file, key)
  if (isTooLarge(photo.file)) return refuse(words.photos.tooLarge(file.name))
  const address = photo.place ? inLanguage(paths.form(photo.place), language) : ''
  // A browser that keeps nothing here lets the server keep it, as where no script runs.
  if ((await keepPhoto(photo)) === undefined) return take?.submit()
  take?.reset()
  await keepDraft({ key, keptAt: Date.now(), address, title: '', fields: [] })
  setCurrent(key)
  if (address) window.location.assign(address)
  else if (canSearchHere()) await showTaken([photo])
  else window.location.assign(inLanguage(paths.search(), language))
}

const canSearchHere = (): boolean => document.querySelector('input[name="q"]') !== null

function refuse(sentence: string): void {
  take?.reset()
  say(sentence)
}

/** The photos of the report under way in this tab, still without a place; and what was left before. */
async function showWhatIsKept(): Promise<void> {
  const drafts = await keptDrafts()
  const { current } = readTab()
  const underWay = drafts.find(({ key }) => key === current)
  // On the start page one that has its place is among those to go on with; in a search it is brought along.
  const isBrought = underWay && (underWay.address === '' || !take)
  if (isBrought) await showTaken(await keptPhotos(underWay.key))
  showUnfinished(drafts.filter((draft) => !isBrought || draft !== underWay).slice(0, 3))
}

async function showTaken(photos: readonly KeptPhoto[]): Promise<void> {
  if (photos.length === 0) return say('')
  const shown = await Promise.all(photos.map(async (photo) => ({ photo, thumb: await thumbOf(photo.file) })))
  const remove = async ({ id }: KeptPhoto) => {
    await dropPhoto(id)
    await showTaken(photos.filter((photo) => photo.id !== id))
  }
  if (box) draw(<Taken photos={shown} remove={remove} />, box)
}

function showUnfinished(drafts: readonly KeptDraft[]): void {
  const discard = async (draft: KeptDraft) => {
    if (!window.confirm(words.kept.sure)) return
    await clearAway(draft.key)
    showUnfinished(drafts.filter(({ key }) => key !== draft.key))
  }
  if (unfinished) draw(<Unfinished drafts={drafts} goOn={setCurrent} discard={discard} />, unfinished)
}

function say(sentence: string): void {
  if (box) draw(<Taken photos={[]} remove={() => {}} sentence={sentence} />, box)
}
