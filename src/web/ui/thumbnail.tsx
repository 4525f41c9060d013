export type SmallPhoto = { src: string; alt: string }

/** A small square of a photo beside words. Its room is kept while it loads. */
export const Thumbnail = ({ src, alt }: SmallPhoto) => (
  <img class="thumbnail" src={src} alt={alt} width="64" height="64" loading="lazy" decoding="async" />
)
