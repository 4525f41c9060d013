import type { Asked, OperationName } from './desk.ts'

type Route = { method: string; path: RegExp; operation: OperationName }

const routes: readonly Route[] = [
  { method: 'POST', path: /^\/arenden$/, operation: 'create' },
  { method: 'GET', path: /^\/arenden$/, operation: 'find' },
  { method: 'POST', path: /^\/arenden\/([^/]+)\/handelser$/, operation: 'tell' },
  { method: 'GET', path: /^\/arenden\/([^/]+)\/handelser$/, operation: 'findTold' },
  { method: 'POST', path: /^\/arenden\/([^/]+)\/bilagor$/, operation: 'addPhoto' },
  { method: 'GET', path: /^\/handelser$/, operation: 'changes' },
  { method: 'GET', path: /^\/andrade-arenden$/, operation: 'list' },
  { method: 'GET', path: /^\/status$/, operation: 'status' },
]

/** A question as it stands in an address and in JSON; null for what is none. */
export function readQuestion(
  method: string,
  path: string,
  query: URLSearchParams,
  body: string,
): { operation: OperationName; asked: Asked } | null {
  for (const { operation, ...route } of routes) {
    const match = route.method === method ? route.path.exec(path) : null
    if (!match) continue
    const [, id] = match
    const posted: Asked = method === 'POST' ? JSON.parse(body) : Object.fromEntries(query)
    return { operation, asked: id === undefined ? posted : { ...posted, arendeId: decodeURIComponent(id) } }
  }
  return null
}
