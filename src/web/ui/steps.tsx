import { BackLink } from './back-link.tsx'

type StepsProps = {
  current: number
  of: number
  /** "Steg 2 av 3": the bars beside it are only decoration. */
  words: string
  back?: { href: string; label: string } | undefined
}

export const Steps = ({ current, of, words, back }: StepsProps) => (
  <div class="steps">
    {back && <BackLink {...back} />}
    <p>{words}</p>
    <span class="step-bars" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index < current ? 'done' : undefined} />
      ))}
    </span>
  </div>
)
