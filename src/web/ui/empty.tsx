import type { ComponentChildren } from 'preact'
import { Drawing, type DrawingName } from './drawing.tsx'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

/** Nothing to show: says why, and what can be done instead (children). */
export const Empty = ({ title, drawing, sign = 'place', children }: EmptyProps) => (
  <div class="empty flow">
    {drawing ? <Drawing name={drawing} /> : <Sign name={sign} />}
    <p class="empty-title">{title}</p>
    {children}
  </div>
)

type EmptyProps = { title: string; drawing?: DrawingName; sign?: SymbolName; children?: ComponentChildren }
