import { Button } from './button.tsx'

export type KeptPhoto = {
  id: string
  src: string
  alt: string
  width: number
  height: number
  /** Said instead of the picture when it could not be read. */
  broken?: string | undefined
  /** What the button that takes it away says; without it there is none. */
  remove?: string | undefined
}

/** Photos that the house has already, small, each with a button that takes it away without losing the form. */
export const KeptPhotos = ({ label, photos }: { label: string; photos: readonly KeptPhoto[] }) =>
  photos.length === 0 ? null : (
    <ul class="kept-photos" aria-label={label}>
      {photos.map(({ id, src, alt, width, height, broken, remove }) => (
        <li key={id}>
          {broken ? <p>{broken}</p> : <img src={src} alt={alt} width={width} height={height} />}
          {remove && (
            <Button name="removePhoto" value={id}>
              {remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
