import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

export type LiveTone = 'calm' | 'done' | 'trouble'

const signs: Record<LiveTone, SymbolName> = { calm: 'info', done: 'success', trouble: 'warning' }

type LiveStatusProps = { id?: string; tone?: LiveTone; children?: ComponentChildren }

/** What happens by itself, said where it happens; read out when it changes. Has its room from the start. */
export const LiveStatus = ({ id, tone = 'calm', children }: LiveStatusProps) => (
  <p class={`live-status ${tone}`} id={id} role="status">
    {children && <Sign name={signs[tone]} />}
    {children && <span>{children}</span>}
  </p>
)
