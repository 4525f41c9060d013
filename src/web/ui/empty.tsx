import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

/** Nothing to show: says why, and what can be done instead (children). */
export const Empty = ({ title, sign = 'place', children }: EmptyProps) => (
  <div class="empty flow">
    <Sign name={sign} />
    <p class="empty-title">{title}</p>
    {children}
  </div>
)

type EmptyProps = { title: string; sign?: SymbolName; children?: ComponentChildren }
