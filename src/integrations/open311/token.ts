import { setTimeout as wait } from 'node:timers/promises'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { Far } from './ask.ts'
import { documentOf } from './list-rows.ts'
import { postedRow } from './posted-row.ts'
import { textOf } from './read-rows.ts'

/** What has become of a token: it is a number now, waits, is not known there (any more, or not yet), or nobody says. */
export type TokenState =
  | { is: 'number'; externalId: string }
  | { is: 'waiting' | 'unknown' | 'not_said'; answer: string }

export async function tokenState(far: Far, token: string): Promise<TokenState> {
  try {
    const answer = await far.get(`${far.profile.names.tokens}/${token}`)
    if (answer.status === 404) return { is: 'unknown', answer: 'HTTP 404' }
    const row = postedRow(documentOf(answer))
    const id = row && textOf(row, 'service_request_id', 'servicerequest_id')
    return id ? { is: 'number', externalId: id } : { is: 'waiting', answer: `HTTP ${answer.status}` }
  } catch (error) {
    if (!(error instanceof NotAnswered) && !(error instanceof Unreadable)) throw error
    return { is: 'not_said', answer: error.message }
  }
}

/** Asks about a token until it is a number, a few times. */
export async function awaitToken(far: Far, token: string): Promise<TokenState> {
  const { tokenTries, tokenWaitSeconds } = far.settings
  for (let tries = 1; ; tries += 1) {
    const state = await tokenState(far, token)
    if (state.is === 'number' || tries >= tokenTries) return state
    await wait(tokenWaitSeconds * 1000)
  }
}
