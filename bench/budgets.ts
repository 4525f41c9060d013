/** One thing that is measured, and what design.md allows it. */
export type Row = {
  what: string
  unit: 'µs' | 'ms' | '/s' | '%' | 'kB' | 'MB' | 's' | ''
  /** What it may be at most, or has to be at least. */
  budget?: { most: number } | { least: number }
  /** Whether it may at most double from the smaller database to the larger. */
  bounded?: true
}

export const budgets = {
  frontCpu: { what: 'front page, CPU', unit: 'ms', budget: { most: 1 }, bounded: true },
  frontRate: { what: 'front page, answered', unit: '/s' },
  frontLimit: { what: 'front page, limit', unit: '/s' },
  frontShare: { what: 'front page, of the limit', unit: '%', budget: { least: 50 } },
  frontP95: { what: 'front page, p95 at 20/s', unit: 'ms', bounded: true },
  reportCpu: { what: 'report page with 20 updates, CPU', unit: 'ms', budget: { most: 2 }, bounded: true },
  newReportCpu: {
    what: 'report page nobody has seen, CPU',
    unit: 'ms',
    budget: { most: 2 },
    bounded: true,
  },
  reportRate: { what: 'report page, answered', unit: '/s' },
  reportLimit: { what: 'report page, limit', unit: '/s' },
  reportShare: { what: 'report page, of the limit', unit: '%', budget: { least: 50 } },
  reportP95: { what: 'report page, p95 at 20/s', unit: 'ms', bounded: true },
  frontWeight: { what: 'front page on the wire', unit: 'kB', budget: { most: 40 } },
  searchWeight: { what: 'search on the wire', unit: 'kB', budget: { most: 40 } },
  formWeight: { what: 'form on the wire, before its map', unit: 'kB', budget: { most: 60 } },
  mapWeight: { what: 'map page on the wire, before tiles', unit: 'kB', budget: { most: 550 } },
  reportWeight: { what: 'report page on the wire', unit: 'kB', budget: { most: 40 } },
  slowFront: { what: 'front page whole on slow 3G', unit: 's', budget: { most: 10 } },
  slowForm: { what: 'form whole on slow 3G', unit: 's', budget: { most: 10 } },
  listCpu: { what: 'list of a municipality, narrowed, CPU', unit: 'ms', budget: { most: 4 }, bounded: true },
  listRate: { what: 'list of a municipality, answered', unit: '/s' },
  listLimit: { what: 'list of a municipality, limit', unit: '/s' },
  listShare: { what: 'list of a municipality, of the limit', unit: '%' },
  listP95: { what: 'list of a municipality, p95 at 20/s', unit: 'ms', bounded: true },
  searchCpu: { what: 'search in a municipality, CPU', unit: 'ms', bounded: true },
  feedCpu: { what: 'feed of a municipality, CPU', unit: 'ms', budget: { most: 4 }, bounded: true },
  wideFeedCpu: { what: 'feed of the country and of a circle, CPU', unit: 'ms', bounded: true },
  countryListCpu: { what: 'list of the country, CPU', unit: 'ms', budget: { most: 4 }, bounded: true },
  nearCpu: { what: 'list of what is near, CPU', unit: 'ms', bounded: true },
  municipalitiesCpu: { what: 'all municipalities, CPU', unit: 'ms', bounded: true },
  requestsCpu: {
    what: 'Open311 list of 1 000, JSON, CPU',
    unit: 'ms',
    budget: { most: 15 },
    bounded: true,
  },
  requestsXmlCpu: { what: 'Open311 list of 1 000, XML, CPU', unit: 'ms', bounded: true },
  newRequestsCpu: { what: 'Open311 lists of 1 000 nobody has asked for, CPU', unit: 'ms', bounded: true },
  updatesCpu: { what: 'Open311 updates of two hours, CPU', unit: 'ms', bounded: true },
  pinsCpu: {
    what: 'pins of a view, from the country to a block, CPU',
    unit: 'ms',
    budget: { most: 5 },
    bounded: true,
  },
  pinsWeight: { what: 'pins of a view, heaviest', unit: 'kB', budget: { most: 40 } },
  narrowedPinsCpu: {
    what: 'pins of a view, narrowed, CPU',
    unit: 'ms',
    budget: { most: 5 },
    bounded: true,
  },
  openPages: { what: '500 open pages that hear of news', unit: 'MB', budget: { most: 50 } },
  submitCpu: { what: 'submit, stored and acknowledged, CPU', unit: 'ms', budget: { most: 6 }, bounded: true },
  submitP95: { what: 'submit, p95 at 10/s', unit: 'ms', budget: { most: 150 }, bounded: true },
  burstP95: { what: 'submit, p95 at 50/s', unit: 'ms', budget: { most: 800 }, bounded: true },
  lost: { what: 'submitted and not stored', unit: '', budget: { most: 0 } },
  deliveredP50: { what: 'confirmed → delivered, p50', unit: 's', budget: { most: 1 } },
  deliveredP99: { what: 'confirmed → delivered, p99', unit: 's', budget: { most: 5 } },
  photoPages: { what: 'pages, p99 while 5 photos/s come in', unit: 'ms', budget: { most: 300 } },
  photoKept: { what: 'photo of 2 048 px, kept, p95', unit: 'ms' },
  photosLost: { what: 'photos sent and not ready', unit: '', budget: { most: 0 } },
  photosReady: { what: 'all photos ready, after the last', unit: 's' },
  answer: { what: 'who is responsible, one answer', unit: 'µs', budget: { most: 50 } },
  whereWall: { what: 'areas -- where, 5 000 places', unit: 's' },
  whereCpu: { what: 'areas -- where, 5 000 places, CPU', unit: 's' },
  coldStart: { what: 'start on an empty folder', unit: 's' },
  warmStart: { what: 'warm start', unit: 's', budget: { most: 3 } },
  memoryBusy: { what: 'memory as the last photo comes', unit: 'MB' },
  memory: { what: 'memory after all this', unit: 'MB', budget: { most: 350 } },
} as const satisfies Record<string, Row>

export type Measured = Record<keyof typeof budgets, number>

const mostGrowth = 2

// Below this, growth tells of the clock and of what else the machine does.
const leastToTell = 1

export const holds = (row: Row, value: number): boolean => {
  if (!row.budget || Number.isNaN(value)) return true
  return 'most' in row.budget ? value <= row.budget.most : value >= row.budget.least
}

export const growsTooMuch = (row: Row, [smallest, largest]: readonly [number, number]): boolean =>
  row.bounded === true && largest > mostGrowth * smallest && largest > leastToTell
