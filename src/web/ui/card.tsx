import type { ComponentChildren } from 'preact'

/** For what is pressed or compared; everything else lies straight on the paper. */
export const Card = ({ children, raised }: { children: ComponentChildren; raised?: boolean }) => (
  <div class={raised ? 'card raised flow' : 'card flow'}>{children}</div>
)
