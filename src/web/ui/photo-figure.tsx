export type ShownPhoto = {
  src: string
  /** Says what it shows, for those who do not see it. */
  alt: string
  /** In pixels: the room is kept before the photo is here. */
  width: number
  height: number
  /** The photo in full size. */
  href?: string | undefined
}

type PhotoFigureProps = {
  photo: ShownPhoto
  caption?: string | undefined /** Below the first view. */
  isLater?: boolean
}

/** A report's photo, as wide as its story and never taller than the screen. */
export const PhotoFigure = ({ photo: { href, alt, ...image }, caption, isLater }: PhotoFigureProps) => {
  const shown = <img {...image} alt={alt} loading={isLater ? 'lazy' : undefined} decoding="async" />
  return (
    <figure class="photo">
      {href ? <a href={href}>{shown}</a> : shown}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
