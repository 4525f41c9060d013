import type { ComponentChildren } from 'preact'
import { Street } from './street.tsx'

/** The first thing on the start page: what one can do here, on a strip of street. */
export const Hero = ({ title, lead, children }: HeroProps) => (
  <div class="hero">
    <div class="flow">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
    </div>
    <div class="card raised flow">{children}</div>
    <Street />
  </div>
)

type HeroProps = { title: string; lead: string; children: ComponentChildren }
