import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

type CardLinkProps = { href: string; title: string; detail?: string | undefined; sign: SymbolName }

/** A way on that deserves more than a row: all of it is pressed. */
export const CardLink = ({ href, title, detail, sign }: CardLinkProps) => (
  <a class="card-link" href={href}>
    <Sign name={sign} />
    <span>
      <strong>{title}</strong>
      {detail && <small>{detail}</small>}
    </span>
    <Sign name="forward" />
  </a>
)
