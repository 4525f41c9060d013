/** Where keys count. One that was made for another host is not offered here, and opens nothing. */
export type Site = { host: string; origin: string }

export function siteAt(baseUrl: string): Site {
  const { hostname, origin } = new URL(baseUrl)
  return { host: hostname, origin }
}
