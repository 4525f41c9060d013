import { inLanguage, paths } from '#paths.ts'
import type { KeptDraft, KeptPhoto } from './keeping/kept.ts'
import { keepDraft, keepPhoto, keptDrafts, keptPhotos } from './keeping/shelf.ts'
import { setCurrent } from './keeping/tab.ts'
import { words as keeping, language } from './keeping/words.ts'
import { type Editing, OfflineReport } from './offline/offline-report.tsx'
import { words } from './offline/words.ts'
import { draw } from './parts/draw.ts'
import { isTooLarge, looksLikePhoto, prepare, thumbOf } from './photos/prepare.ts'

/** Without a network: reports begun before are gone on with here, or a new one is; they are sent when there is one again. */
const box = document.getElementById('offline')
if (box) void begin(box)

async function begin(box: HTMLElement): Promise<void> {
  const drafts = await keptDrafts()
  const here = window.location.pathname + window.location.search
  let editing = await edit(drafts.find(({ address }) => address === here) ?? drafts[0] ?? newDraft())
  let isKept: boolean | null = null
  let complaint = ''

  function show(): void {
    // The form it is gone on with may be at another place: it is told by the tab.
    if (editing.draft.fields.length + editing.photos.length > 0) setCurrent(editing.draft.key)
    draw(
      <OfflineReport
        {...{ editing, isKept, complaint }}
        others={drafts.filter(({ key }) => key !== editing.draft.key)}
        isOnline={navigator.onLine}
        href={editing.draft.address || inLanguage(paths.search(), language)}
        write={write}
        add={(files) => void add(files)}
        open={(draft) => void open(draft)}
        begin={() => void open(newDraft())}
      />,
      box,
    )
  }

  async function open(draft: KeptDraft): Promise<void> {
    if (isKept && !drafts.some(({ key }) => key === editing.draft.key)) drafts.unshift(editing.draft)
    editing = await edit(draft)
    isKept = null
    show()
  }

  function write(fields: KeptDraft['fields']): void {
    void keep({ ...editing.draft, ...withFields(editing.draft, fields) })
  }

  async function keep(draft: KeptDraft): Promise<void> {
    const kept = { ...draft, keptAt: Date.now() }
    editing = { ...editing, draft: kept }
    const place = drafts.findIndex(({ key }) => key === kept.key)
    if (place >= 0) drafts[place] = kept
    isKept = (await keepDraft(kept)) !== undefined
    show()
  }

  async function add(files: readonly File[]): Promise<void> {
    complaint = ''
    for (const file of files.slice(0, mostPhotos - editing.photos.length)) {
      const photo = looksLikePhoto(file) ? await prepare(file, editing.draft.key) : null
      if (!photo) complaint = keeping.photos.notAnImage(file.name)
      else if (isTooLarge(photo.file)) complaint = keeping.photos.tooLarge(file.name)
      else {
        await keepPhoto(photo)
        editing = { ...editing, photos: [...editing.photos, await withThumb(photo)] }
      }
    }
    await keep(editing.draft)
  }

  window.addEventListener('online', show)
  window.addEventListener('offline', show)
  show()
}

const mostPhotos = 5

const edit = async (draft: KeptDraft): Promise<Editing> => ({
  draft,
  photos: await Promise.all((await keptPhotos(draft.key)).map(withThumb)),
})

const withThumb = async (photo: KeptPhoto) => ({ id: photo.id, thumb: await thumbOf(photo.file) })

const newDraft = (): KeptDraft => ({
  key: crypto.randomUUID(),
  keptAt: Date.now(),
  address: '',
  title: '',
  fields: [],
})

/** What was written here, beside what was written in the form and has no field here. */
function withFields(draft: KeptDraft, written: KeptDraft['fields']): Pick<KeptDraft, 'title' | 'fields'> {
  const [, title = ''] = written.find(([name]) => name === 'title') ?? []
  const others = draft.fields.filter(([name]) => !(name in words.form))
  return { title: title.trim(), fields: [...others, ...written] }
}
