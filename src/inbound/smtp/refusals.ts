/** What a sender is told instead of 250. A 4xx lets it come back; a 5xx tells whoever wrote. */
const refusals = {
  too_many_of_address: [421, '4.7.0 Too many connections from your address, come back later'],
  too_often: [451, '4.7.1 Too many messages from your address, come back later'],
  too_much_at_once: [452, '4.3.1 We are receiving too much just now, come back later'],
  not_ours: [550, '5.7.1 We take mail for our own domain only'],
  too_large: [552, '5.3.4 The message is larger than we take'],
  not_stored: [451, '4.3.0 It could not be stored just now, come back later'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof refusals

export function refusal(code: RefusalCode): Error {
  const [responseCode, sentence] = refusals[code]
  return Object.assign(new Error(sentence), { responseCode })
}
