import { Sign } from './sign.tsx'

type Way = { href: string; label: string } | undefined

type PaginationProps = {
  label: string
  /** "Sida 2 av 14". */
  where: string
  previous?: Way
  next?: Way
}

/** Back and forth through a long list; where there is no further page there is no link. */
export const Pagination = ({ label, where, previous, next }: PaginationProps) => (
  <nav class="pagination" aria-label={label}>
    {previous && (
      <a class="button secondary" href={previous.href} rel="prev">
        <Sign name="back" />
        <span>{previous.label}</span>
      </a>
    )}
    <p>{where}</p>
    {next && (
      <a class="button secondary" href={next.href} rel="next">
        <span>{next.label}</span>
        <Sign name="forward" />
      </a>
    )}
  </nav>
)
