/** How Trafikverket's open API is reached. The key goes into what is sent, so nothing sent is ever logged. */
export type TrafikverketSettings = { key: string; url: string }

export const trafikverketUrl = 'https://api.trafikinfo.trafikverket.se/v2/data.json'
