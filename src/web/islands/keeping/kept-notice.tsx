import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { words } from './words.ts'

type Props = {
  /** What the photos or the position say of the place. */
  sentences: readonly string[]
  /** Given when something was put back: throws it away. */
  discard: (() => void) | null
}

/** Above the form: where its place comes from, and that what was typed before is there. */
export const KeptNotice = ({ sentences, discard }: Props) => (
  <>
    {sentences.length > 0 && (
      <Notice live>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    )}
    {discard && (
      <Notice tone="success" live>
        <p>{words.kept.words}</p>
        <Button type="button" kind="quiet" onClick={discard}>
          {words.kept.discard}
        </Button>
      </Notice>
    )}
  </>
)
