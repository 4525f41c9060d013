/** What the page's address calls each choice, and what the API calls it. */
const names = {
  grupp: 'category',
  sedan: 'days',
  foto: 'photo',
  ord: 'words',
  overallt: 'everywhere',
} as const

const groups: Readonly<Record<string, string>> = {
  atgardade: 'fixed',
  avslutade: 'closed',
  alla: 'open,fixed,closed',
}

/** What is chosen on the page, as the API is asked for it: the address is the one place that says so. */
export function pinsQuestion(address: string): URLSearchParams {
  const chosen = new URLSearchParams(address)
  const question = new URLSearchParams({ group: groups[chosen.get('visa') ?? ''] ?? 'open' })
  for (const [name, called] of Object.entries(names)) {
    const value = chosen.get(name) ?? ''
    if (value !== '' && value !== 'alla') question.set(called, value)
  }
  return question
}
