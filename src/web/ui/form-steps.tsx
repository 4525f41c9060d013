import { Sign } from './sign.tsx'

export type FormStep = {
  label: string
  /** Where a step that is done can be changed. */
  href?: string | undefined
}

type FormStepsProps = {
  /** "Steg 2 av 3": the name of the list. */
  label: string
  steps: readonly FormStep[]
  /** Which step this page is, counted from one. */
  current: number
}

/** How far one has come, by word, number and bar; what is done has a tick and leads back. */
export const FormSteps = ({ label, steps, current }: FormStepsProps) => (
  <nav class="steps" aria-label={label}>
    <ol class="step-list">
      {steps.map((step, index) => (
        <li
          key={step.label}
          class={index + 1 < current ? 'done' : undefined}
          aria-current={index + 1 === current ? 'step' : undefined}
        >
          {index + 1 < current ? <Sign name="tick" /> : <b>{index + 1}</b>}
          {step.href && index + 1 < current ? (
            <a href={step.href}>{step.label}</a>
          ) : (
            <span>{step.label}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
