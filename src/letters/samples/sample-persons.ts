import {
  addressChangedLetter,
  erasedLetter,
  newAddressLetter,
  passkeyLetter,
  signInLetter,
} from '../to-person.ts'
import type { Samples } from './sample.ts'
import { sampleBaseUrl as baseUrl, sampleToken } from './sample-words.ts'

export const signInSamples: Samples = (language) => [
  ['to-person, to sign in', signInLetter({ language, baseUrl, token: sampleToken('i') })],
]

export const newAddressSamples: Samples = (language) => [
  ['to-person, to prove an address', newAddressLetter({ language, baseUrl, token: sampleToken('n') })],
]

export const addressChangedSamples: Samples = (language) => [
  ['to-person, of an address that was changed', addressChangedLetter(language, 0)],
  ['to-person, of an address that was changed, with keys', addressChangedLetter(language, 2)],
]

export const passkeyAddedSamples: Samples = (language) => [
  ['to-person, of a key that was added', passkeyLetter(language, 'passkeyAdded')],
]

export const passkeyRemovedSamples: Samples = (language) => [
  ['to-person, of a key that was removed', passkeyLetter(language, 'passkeyRemoved')],
]

export const erasedSamples: Samples = (language) => [
  ['to-person, of data that are removed', erasedLetter(language)],
]
