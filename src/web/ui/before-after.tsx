import { PhotoFigure, type ShownPhoto } from './photo-figure.tsx'

type Captioned = { photo: ShownPhoto; caption: string }
type BeforeAfterProps = { before: Captioned; after: Captioned }

/** The same place twice: side by side where there is room, else one above the other. */
export const BeforeAfter = ({ before, after }: BeforeAfterProps) => (
  <div class="before-after">
    <PhotoFigure {...before} />
    <PhotoFigure {...after} />
  </div>
)
