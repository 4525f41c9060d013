import type { steps as source } from '../../sv/pages/steps.ts'

export const steps: typeof source = {
  label: (current, all) => `Step ${current} of ${all}`,
  place: 'Place',
  problem: 'The problem',
  confirm: 'Confirm',
  what: 'What is it about?',
  words: 'In your words',
  you: 'About you',
}
