import { linked, type PhotoLink } from './photo-figure.tsx'

export type ThumbPhoto = {
  id: string
  src: string
  link: PhotoLink
  /** Says what it shows, for those who do not see it. */
  alt: string
  /** Said in its place while it is being made. */
  waiting?: string | undefined
}

type PhotoThumbsProps = { label: string; photos: readonly ThumbPhoto[] }

/** Photos that came with what somebody said: small, each a way to the whole picture. */
export const PhotoThumbs = ({ label, photos }: PhotoThumbsProps) => (
  <ul class="photo-thumbs" aria-label={label}>
    {photos.map(({ id, src, link, alt, waiting }) => (
      <li key={id}>
        {waiting ? (
          <p>{waiting}</p>
        ) : (
          <a {...linked(link)}>
            <img src={src} alt={alt} width="120" height="120" loading="lazy" decoding="async" />
          </a>
        )}
      </li>
    ))}
  </ul>
)
