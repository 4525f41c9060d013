import type { Exception } from '#bodies/exceptions/exception.ts'
import type { AddressKind, Recipient } from '../answer.ts'
import type { Step } from '../codes.ts'
import type { Tables } from '../tables.ts'
import type { Candidate } from './candidate.ts'

export type Checked = { recipient: Recipient; steps: readonly Step[] }

/** Whether whoever it concerns can be sent reports of this category; if not, where else it can be told. */
export function checkAddress(
  { receivers }: Pick<Tables, 'receivers'>,
  { candidate, category, exception }: { candidate: Candidate; category: string; exception: Exception | null },
): Checked {
  const body = candidate.body === null ? undefined : receivers.body(candidate.body)
  if (!body) return { recipient: unknown('name' in candidate ? candidate.name : null), steps: [] }
  const { code, name, own_page: ownPage, telephone } = body
  const facts = { body: code }
  if (body.refuses_reports)
    return {
      recipient: { takes: false, why: 'refuses', body: code, name, ownPage, telephone },
      steps: [{ code: 'refuses', facts }],
    }
  const kind: AddressKind | null = exceptionAddress(exception) ?? receivers.address(code, category)
  if (!kind)
    return {
      recipient: { takes: false, why: 'no-address', body: code, name, ownPage, telephone },
      steps: [{ code: 'no-address', facts }],
    }
  return {
    recipient: { takes: true, body: code, name, address: kind, exception: exception?.id ?? null, telephone },
    steps: [{ code: 'address', facts: { ...facts, kind } }],
  }
}

function exceptionAddress(exception: Exception | null): AddressKind | null {
  if (!exception?.hasAddress) return null
  return exception.kind === 'contractor' ? 'contractor' : 'unit'
}

const unknown = (name: string | null): Recipient => ({
  takes: false,
  why: 'unknown-association',
  body: null,
  name,
  ownPage: null,
  telephone: null,
})
