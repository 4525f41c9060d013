import type { Row } from './budgets.ts'

/** What is measured of what goes between us and others' programs, in the order it is told. */
export const deliveryBudgets = {
  postJsonCpu: { what: 'Open311 POST of a report, JSON, CPU', unit: 'ms' },
  postXmlCpu: { what: 'Open311 POST of a report, XML, CPU', unit: 'ms' },
  postUpdateCpu: { what: 'Open311 POST of an update, CPU', unit: 'ms' },
  postP99: { what: 'Open311 POST of a report, p99 at 10/s', unit: 'ms' },
  acceptedP50: { what: 'POST → accepted there, p50 at 10/s', unit: 's', budget: { most: 1 } },
  acceptedP99: { what: 'POST → accepted there, p99 at 10/s', unit: 's', budget: { most: 5 } },
  notAccepted: { what: 'sent and not accepted', unit: '', budget: { most: 0 } },
  emptyPollCpu: { what: 'poll that tells nothing, CPU', unit: 'ms' },
  spreadRest: { what: 'backlog over all, until the first gets through', unit: 's' },
  spreadSeconds: { what: 'backlog over all, until it is gone', unit: 's', budget: { most: 600 } },
  spreadRate: { what: 'backlog over all, sent', unit: '/s' },
  spreadCpu: { what: 'backlog over all, CPU a delivery', unit: 'ms' },
  spreadFarCpu: { what: 'backlog over all, CPU of the far sides a delivery', unit: 'ms' },
  spreadWrong: { what: 'backlog over all, missing or twice there', unit: '', budget: { most: 0 } },
  newsRate: { what: 'updates polled, taken in', unit: '/s' },
  newsCpu: { what: 'updates polled, CPU each', unit: 'ms' },
  retoldCpu: { what: 'update that is told once more, CPU each', unit: 'ms' },
  singleRest: { what: 'backlog over one, until the first gets through', unit: 's' },
  singleSeconds: { what: 'backlog over one, until it is gone', unit: 's', budget: { most: 600 } },
  singleRate: { what: 'backlog over one, sent', unit: '/s' },
  singleCpu: { what: 'backlog over one, CPU a delivery', unit: 'ms' },
  singleFarCpu: { what: 'backlog over one, CPU of the far side a delivery', unit: 'ms' },
  singleWrong: { what: 'backlog over one, missing or twice there', unit: '', budget: { most: 0 } },
} as const satisfies Record<string, Row>
