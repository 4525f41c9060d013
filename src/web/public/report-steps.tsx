import type { Ask } from '../ask.ts'
import { FormSteps } from '../ui/form-steps.tsx'

const order = ['place', 'problem', 'confirm'] as const

type ReportStepsProps = {
  ask: Ask
  at: (typeof order)[number]
  /** Where another place is chosen. */
  placeHref?: string
}

/** Place, problem, confirmation: the three steps of every report, above the heading of each. */
export function ReportSteps({ ask, at, placeHref }: ReportStepsProps) {
  const { steps } = ask.say.pages
  const current = order.indexOf(at) + 1
  return (
    <FormSteps
      label={steps.label(current, order.length)}
      current={current}
      steps={order.map((name) => ({ label: steps[name], href: name === 'place' ? placeHref : undefined }))}
    />
  )
}
