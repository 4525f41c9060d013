import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type Look = {
  children: ComponentChildren
  kind?: ButtonKind
  sign?: SymbolName
  /** As wide as its column. */
  wide?: boolean
}

type ButtonProps = Look & {
  /** `button` is for islands; without script only `submit` does anything. */
  type?: 'submit' | 'button'
  name?: string
  value?: string
  formaction?: string
  id?: string
  hidden?: boolean
  disabled?: boolean
  /** The id of what the button is about, where many on a page say the same. */
  describedBy?: string
  onClick?: () => void
}

export const Button = ({
  children,
  kind = 'secondary',
  sign,
  wide,
  type = 'submit',
  describedBy,
  ...rest
}: ButtonProps) => (
  <button {...rest} type={type} class={look(kind, wide)} aria-describedby={describedBy}>
    {sign && <Sign name={sign} />}
    <span>{children}</span>
  </button>
)

type LinkProps = Look & { href: string; id?: string; hidden?: boolean }

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink = ({ children, kind = 'secondary', sign, wide, ...rest }: LinkProps) => (
  <a {...rest} class={look(kind, wide)}>
    {sign && <Sign name={sign} />}
    <span>{children}</span>
  </a>
)

const look = (kind: ButtonKind, wide: boolean | undefined) => `button ${kind}${wide ? ' wide' : ''}`
