type SkeletonProps = {
  /** What is being fetched, in words that are read out. */
  label: string
  kind?: 'rows' | 'photo'
  rows?: number
}

/** The shape of what is coming, as large as it will be, so that nothing jumps when it is here. */
export const Skeleton = ({ label, kind = 'rows', rows = 3 }: SkeletonProps) => (
  <div class={`skeleton ${kind}`} role="status">
    <p class="unseen">{label}</p>
    {Array.from({ length: kind === 'rows' ? rows : 1 }, (_, row) => (
      <i key={row} />
    ))}
  </div>
)
