type ProgressProps = {
  /** What is under way, for those who do not see where it stands. */
  label: string
  value: number
  most: number
  /** The same in words: "2 av 3 bilder". */
  words?: string | undefined
}

/** How much is done of something whose end is known. Where it is not known, a sentence says what goes on. */
export const Progress = ({ label, value, most, words }: ProgressProps) => (
  <div class="progress">
    <progress aria-label={label} value={value} max={most} />
    {words && <span>{words}</span>}
  </div>
)
