import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

export type Segment = { href: string; label: string; sign?: SymbolName; current?: boolean | undefined }

/** A few ways to see the same thing, one of them chosen: list or map, new or all. Links, so no script is needed. */
export const Segments = ({ label, segments }: { label: string; segments: readonly Segment[] }) => (
  <nav class="segments" aria-label={label}>
    {segments.map(({ href, label: words, sign, current }) => (
      <a key={href} href={href} aria-current={current ? 'true' : undefined}>
        {sign && <Sign name={sign} />}
        {words}
      </a>
    ))}
  </nav>
)
