import type { Exchange } from '#http/exchange.ts'
import { jsonIn } from '../json-in.ts'
import type { SundsvallIncidentSettings } from './settings.ts'

/** What was answered; `json` is undefined for what is none. */
export type Answered = { status: number; headers: Readonly<Record<string, string>>; json: unknown }

/** Asks the city's API about its municipality's errands; throws `NotAnswered`. */
export type AskIncidents = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  content?: { query?: Record<string, string>; body?: object },
) => Promise<Answered>

// Twenty errands with three photos each.
const mostBytes = 60_000_000

export const askIncidents =
  (exchange: Exchange, { endpoint, municipalityId }: SundsvallIncidentSettings): AskIncidents =>
  async (method, path, { query, body } = {}) => {
    const asked = query ? `?${new URLSearchParams(query)}` : ''
    const answer = await exchange({
      method,
      url: `${endpoint}/${municipalityId}${path}${asked}`,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      mostBytes,
    })
    return { status: answer.status, headers: answer.headers, json: jsonIn(answer.body) }
  }
