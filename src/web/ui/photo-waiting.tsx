type PhotoWaitingProps = { label: string; width: number; height: number }

/** Where a photo will be when it is ready: as large, and quiet. */
export const PhotoWaiting = ({ label, width, height }: PhotoWaitingProps) => (
  <figure class="photo waiting">
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <rect width="100%" height="100%" />
    </svg>
    <figcaption>{label}</figcaption>
  </figure>
)
