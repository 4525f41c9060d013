/** What this tab remembers until it is closed: the report under way in it, and where the sent ones are. */
type Tab = { current: string | null; sent: Readonly<Record<string, string>> }

const place = 'felanmalan'

export function readTab(): Tab {
  try {
    return { current: null, sent: {}, ...JSON.parse(sessionStorage.getItem(place) ?? '{}') }
  } catch {
    return { current: null, sent: {} }
  }
}

export const setCurrent = (current: string | null): void => write({ ...readTab(), current })

export function setSent(key: string, receipt: string): void {
  const { current, sent } = readTab()
  write({ current: current === key ? null : current, sent: { ...sent, [key]: receipt } })
}

function write(tab: Tab): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(tab))
  } catch {
    // A browser that keeps nothing: the form works all the same.
  }
}
