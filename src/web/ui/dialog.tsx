import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

type DialogProps = {
  id: string
  title: string
  /** What the button says that only closes it. */
  close: string
  /** Stands open in the page; an island opens it with `showModal` instead. */
  open?: boolean
  children: ComponentChildren
}

/** A question that stops everything else, for islands alone: no task may need one. */
export const Dialog = ({ id, title, close, open, children }: DialogProps) => (
  <dialog class="dialog" id={id} aria-labelledby={`${id}-title`} open={open}>
    <form class="flow" method="dialog">
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      <div class="buttons">
        <Button value="close">{close}</Button>
      </div>
    </form>
  </dialog>
)
