import { render } from 'preact'
import type { Point } from '#geo/browser/point.ts'
import { inLanguage, paths } from '#paths.ts'
import { addressOf, type FormKeeper } from '../keeping/form-keeper.ts'
import { accuracyAt, hereIfAllowed } from '../keeping/here.ts'
import type { KeptPhoto } from '../keeping/kept.ts'
import { KeptNotice } from '../keeping/kept-notice.tsx'
import { sayPlace } from '../keeping/say-place.ts'
import { clearAway } from '../keeping/shelf.ts'
import { setCurrent } from '../keeping/tab.ts'
import { language, words } from '../keeping/words.ts'

type Known = {
  key: string
  photos: readonly KeptPhoto[]
  isRestored: boolean
  keeper: FormKeeper | null
}

/** Says above the form what its photos tell of the place, and offers to throw away what was put back. */
export function formNotice(form: HTMLFormElement, { key, photos, isRestored, keeper }: Known) {
  const box = document.getElementById('kept-here')
  let known = photos
  let here: Point | null = null
  const show = () => {
    if (box) render(<KeptNotice sentences={sentences()} discard={isRestored ? discard : null} />, box)
  }

  function sentences(): string[] {
    const place = placeOf(form)
    const accuracy = accuracyAt(place)
    const position = accuracy === null ? [] : [words.place.accuracy(accuracy)]
    return [...position, ...sayPlace({ place, photos: known, here, now: new Date() })]
  }

  async function discard(): Promise<void> {
    if (!window.confirm(words.kept.sure)) return
    keeper?.stop()
    setCurrent(null)
    await Promise.all(
      known.map(({ id }) => fetch(paths.apiRemovePhoto(key, id), { method: 'POST' }).catch(() => {})),
    )
    await clearAway(key)
    const address = addressOf(form)
    form.reset()
    const isNew = address.startsWith(inLanguage(paths.form(), language))
    window.location.replace(isNew ? address : inLanguage(paths.start(), language))
  }

  show()
  if (photos.some(({ place }) => place))
    void hereIfAllowed().then((found) => {
      here = found
      show()
    })
  return {
    add(photo: KeptPhoto) {
      known = [...known, photo]
      show()
    },
  }
}

function placeOf(form: HTMLFormElement): Point {
  const fields = new FormData(form)
  return { lat: Number(fields.get('lat')), lon: Number(fields.get('lon')) }
}
