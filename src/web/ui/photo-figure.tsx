/** Where a photo leads: to itself, or to a page of its own. */
export type PhotoLink = {
  href: string
  id?: string | undefined
  /** The whole picture and which of how many it is: with them a script shows it over the page. */
  large?: string | undefined
  place?: string | undefined
}

export type ShownPhoto = {
  src: string
  /** Says what it shows, for those who do not see it. */
  alt: string
  /** In pixels: the room is kept before the photo is here. */
  width: number
  height: number
  link?: PhotoLink | undefined
}

type PhotoFigureProps = {
  photo: ShownPhoto
  caption?: string | undefined /** Below the first view. */
  isLater?: boolean
}

/** A report's photo, as wide as its story and never taller than the screen. */
export const PhotoFigure = ({ photo: { link, alt, ...image }, caption, isLater }: PhotoFigureProps) => {
  const shown = <img {...image} alt={alt} loading={isLater ? 'lazy' : undefined} decoding="async" />
  return (
    <figure class="photo">
      {link ? <a {...linked(link)}>{shown}</a> : shown}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

export const linked = ({ href, id, large, place }: PhotoLink) => ({
  href,
  id,
  'data-large': large,
  'data-place': place,
})
