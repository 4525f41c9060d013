import type { ComponentChildren } from 'preact'
import { type ShownState, StateIcon } from './state-icon.tsx'

type ActionCardProps = {
  /** The act, as on a button: "Mottagen", "Planerad …". */
  title: string
  hint?: string | undefined
  state: ShownState
  /** Where its form is posted. */
  action: string
  open?: boolean | undefined
  takesFiles?: boolean | undefined
  /** Fields and the button that does it. */
  children: ComponentChildren
}

/** One act of a body on its case: a large button that unfolds into its form, without script. */
export const ActionCard = ({ title, hint, state, action, open, takesFiles, children }: ActionCardProps) => (
  <details class="action-card" open={open}>
    <summary>
      <StateIcon state={state} />
      <span>
        {title}
        {hint && <small>{hint}</small>}
      </span>
    </summary>
    <form class="flow" method="post" action={action} enctype={takesFiles ? 'multipart/form-data' : undefined}>
      {children}
    </form>
  </details>
)

export const ActionCards = ({ children }: { children: ComponentChildren }) => (
  <div class="action-cards">{children}</div>
)
