/** How a list is asked for page by page. */
type Pages = {
  /** `page` counts from 1, `offset` from 0 in rows. */
  by: 'page' | 'offset'
  /** The parameter that says how many to a page, and how many are asked for. */
  size: string
  most: number
}

/** What one family of servers does otherwise than GeoReport v2 says, where it has to be known before its answer is read. */
export type Profile = {
  /** What the resources are called in addresses. */
  names: { services: string; requests: string; updates: string; tokens: string }
  /** Null: it is not asked for pages. */
  pages: Pages | null
  /** An answer of so many rows or more, without a next page, is taken for cut off. */
  most: number
  /** Whether requests can be asked for by when they changed (`updated_after`, `updated_before`). */
  asksByChange: boolean
  /** What is said with each question for requests. */
  besides: Readonly<Record<string, string>>
  /** The zone of times that say none. */
  zone: string
  /** Times that say a zone are right about it. */
  trustsZone: boolean
  /** Whether it takes a zone in what it is asked. */
  takesZone: boolean
  /** A list without rows is answered with 404. */
  missingIsEmpty: boolean
  /**
   * How late a new request may come into its list, in minutes. 0: at once, and one that is not there has not come. No server says
   * how late it is: somebody may read it first, or a list is made now and then.
   */
  showsWithinMinutes: number
  needsEmail: boolean
  needsAddress: boolean
  /** Attributes it takes from programs without asking for them, and what they are filled with. */
  filled: Readonly<Record<string, Filling>>
  /** Where the bytes of photos go: `photo1`, `photo2` …, one name repeated, or as base64 in the form itself. */
  files: { name: 'numbered' | 'media' | 'media[]'; as: 'parts' | 'base64' }
  mediaUrls: 'repeated' | 'one'
  /** Several answers to one question: `attribute[CODE][]`, or the name repeated without the brackets. */
  several: 'brackets' | 'repeated'
  /** Words for how a case stands in updates: those of FixMyStreet, or `OPEN` and `CLOSED` alone. */
  statusWords: 'extended' | 'plain'
  /** Says what is wrong with what it was sent by 500. */
  refusesBy500: boolean
  /** Fails where its answers are asked for packed. */
  plainBytes: boolean
}

/** What an attribute can be filled with that is no answer to a question. */
export const fillings = [
  'delivery',
  'number',
  'link',
  'title',
  'description',
  'place',
  'northing',
  'easting',
] as const
export type Filling = (typeof fillings)[number]

/** Longer than what is only slow takes, and short of the hour after which a holder is told by mail. */
const late = 15

/** Servers that know no pages give the same again for the next one, and are asked no further. */
const standard: Profile = {
  names: {
    services: 'services',
    requests: 'requests',
    updates: 'servicerequestupdates',
    tokens: 'tokens',
  },
  pages: { by: 'page', size: 'page_size', most: 1000 },
  most: 1000,
  asksByChange: false,
  besides: {},
  zone: 'Europe/Stockholm',
  trustsZone: true,
  takesZone: true,
  missingIsEmpty: false,
  showsWithinMinutes: 0,
  needsEmail: false,
  needsAddress: false,
  filled: {},
  files: { name: 'media', as: 'parts' },
  mediaUrls: 'one',
  several: 'brackets',
  statusWords: 'plain',
  refusesBy500: false,
  plainBytes: false,
}

/** Named after the servers they are for. What all of them may answer is read alike for each: read-rows.ts. */
export const profiles = {
  standard,
  /** Our own served door, at another's. */
  fixamingata: {
    ...standard,
    asksByChange: true,
    besides: { extensions: 'true' },
    filled: { fixmystreet_id: 'delivery', report_url: 'link' },
    mediaUrls: 'repeated',
    statusWords: 'extended',
  },
  /** What mySociety puts before case systems: what it has not heard of it refuses. */
  fixmystreet: {
    ...standard,
    pages: null,
    filled: {
      fixmystreet_id: 'number',
      delivery_id: 'delivery',
      report_url: 'link',
      title: 'title',
      description: 'description',
    },
    files: { name: 'numbered', as: 'parts' },
    mediaUrls: 'repeated',
    several: 'repeated',
    statusWords: 'extended',
    showsWithinMinutes: late,
  },
  /** FixMyStreet's own pages: read only, its list by date of reporting. */
  'fixmystreet-site': { ...standard, pages: null, showsWithinMinutes: late },
  /** Of 2018: twenty-five to a page, fifty at most. */
  'mark-a-spot': {
    ...standard,
    pages: { by: 'page', size: 'limit', most: 50 },
    missingIsEmpty: true,
    showsWithinMinutes: late,
    besides: { extensions: 'true' },
  },
  /** Of 2026. */
  'mark-a-spot-2026': {
    ...standard,
    pages: { by: 'offset', size: 'limit', most: 50 },
    showsWithinMinutes: late,
    besides: { extensions: 'true', sort: '-created' },
    mediaUrls: 'repeated',
  },
  /** Helsinki and others: two hundred to an answer. */
  citysdk: {
    ...standard,
    pages: null,
    most: 200,
    asksByChange: true,
    besides: { extensions: 'true', locale: 'sv' },
    files: { name: 'media[]', as: 'parts' },
  },
  /** Rostock and Schwerin: nothing shows until a link that is mailed to the address has been followed. */
  klarschiff: {
    ...standard,
    pages: null,
    most: 200,
    asksByChange: true,
    besides: { extensions: 'true', status: 'open,closed', max_requests: '200' },
    zone: 'Europe/Berlin',
    showsWithinMinutes: late,
    needsEmail: true,
    refusesBy500: true,
    files: { name: 'media', as: 'base64' },
  },
  /** Bloomington. */
  ureport: {
    ...standard,
    asksByChange: true,
    zone: 'America/Indiana/Indianapolis',
    missingIsEmpty: true,
  },
  /** "Spot": Chicago, Boston, San Francisco, San Diego. A token first; times are local and say no zone. */
  'connected-bits': {
    ...standard,
    pages: { by: 'page', size: 'page_size', most: 500 },
    asksByChange: true,
    besides: { extensions: 'true' },
    zone: 'America/Chicago',
    takesZone: false,
    showsWithinMinutes: late,
    needsAddress: true,
  },
  seeclickfix: {
    ...standard,
    pages: { by: 'page', size: 'per_page', most: 20 },
    zone: 'America/New_York',
    showsWithinMinutes: late,
  },
  toronto: { ...standard, zone: 'America/Toronto', showsWithinMinutes: late },
  /** Washington, Greenwich, Alexandria: everything in one answer, never packed. */
  'in-one-answer': { ...standard, pages: null, most: 10_000, plainBytes: true, zone: 'America/New_York' },
} as const satisfies Record<string, Profile>

export type ProfileName = keyof typeof profiles

export const profileOf = (name: ProfileName): Profile => profiles[name]
