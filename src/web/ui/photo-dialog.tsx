import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

type PhotoDialogProps = {
  words: { dialog: string; previous: string; next: string; close: string }
  /** Stands open in the page, for who looks at how it looks. */
  open?: boolean
  children?: ComponentChildren
}

/** A photo over its page. An island opens and fills it; without one each photo has a page of its own. */
export const PhotoDialog = ({ words, open, children }: PhotoDialogProps) => (
  <dialog class="dialog photo-dialog" id="photo-dialog" aria-label={words.dialog} open={open}>
    <p class="muted" role="status" data-part="place" />
    <div data-part="photo">{children}</div>
    <div class="buttons">
      <Button type="button" name="previous" sign="back">
        {words.previous}
      </Button>
      <Button type="button" name="next" sign="forward">
        {words.next}
      </Button>
      <Button type="button" name="close" sign="close">
        {words.close}
      </Button>
    </div>
  </dialog>
)
