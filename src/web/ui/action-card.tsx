import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'
import { type ShownState, StateIcon } from './state-icon.tsx'

type ActionCardProps = {
  /** The act, as on a button: "Mottagen", "Planerad …". */
  title: string
  hint?: string | undefined
  /** The state it leads to, or a sign where it leads to none. */
  looks: { state: ShownState } | { sign: SymbolName }
  /** What leads straight to it. */
  id?: string | undefined
  /** Where its form is posted. */
  action: string
  open?: boolean | undefined
  takesFiles?: boolean | undefined
  /** Fields and the button that does it. */
  children: ComponentChildren
}

/** One act of a body on its case: a large button that unfolds into its form, without script. */
export const ActionCard = ({
  title,
  hint,
  looks,
  id,
  action,
  open,
  takesFiles,
  children,
}: ActionCardProps) => (
  <details class="action-card" id={id} open={open}>
    <summary>
      {'state' in looks ? <StateIcon state={looks.state} /> : <Sign name={looks.sign} />}
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
