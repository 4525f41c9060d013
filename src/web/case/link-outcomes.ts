/** What became of a link that was asked for, as the page's address tells it. */
export const linkOutcomes = { sent: 'skickad', too_soon: 'nyss', gone: 'borta' } as const
