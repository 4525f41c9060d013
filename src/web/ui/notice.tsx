import type { ComponentChildren } from 'preact'
import { Sign } from './sign.tsx'

export type NoticeTone = 'info' | 'warning' | 'success' | 'urgent'

type NoticeProps = {
  tone?: NoticeTone
  title?: string | undefined
  children?: ComponentChildren
  /** True for what just happened: read out without taking the focus. */
  live?: boolean
}

export const Notice = ({ tone = 'info', title, children, live }: NoticeProps) => (
  <div class={`notice ${tone}`} role={live ? 'status' : undefined}>
    <Sign name={tone} />
    <div class="flow">
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  </div>
)
