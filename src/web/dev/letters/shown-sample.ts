import { z } from 'zod'
import type { Language } from '#i18n/messages.ts'
import { everySample } from '#letters/samples/every-sample.ts'
import type { Sample } from '#letters/samples/sample.ts'
import { ordinaryWords } from '#letters/samples/sample-words.ts'
import { paths } from '#paths.ts'
import type { Ask } from '../../ask.ts'

export const looks = ['light', 'dark'] as const
export type Look = (typeof looks)[number]

const language = z.enum(['sv', 'en']).catch('sv')
const look = z.enum(looks).catch('light')

export const languageAsked = ({ c }: Ask): Language => language.parse(c.req.query('sprak'))
export const lookAsked = ({ c }: Ask): Look => look.parse(c.req.query('tema'))

const made = new Map<Language, Sample[]>()

/** Made once: they never change. */
export function samplesIn(language: Language): Sample[] {
  const samples = made.get(language) ?? everySample(language, ordinaryWords)
  made.set(language, samples)
  return samples
}

export const sampleAsked = (ask: Ask): Sample | undefined =>
  samplesIn(languageAsked(ask)).find((sample) => slugOf(sample) === ask.c.req.param('sample'))

export const sampleHref = (sample: Pick<Sample, 'name'>, language: Language): string =>
  `${paths.sampleLetter(slugOf(sample))}?sprak=${language}`

export const sampleHtmlHref = (sample: Pick<Sample, 'name'>, language: Language, look: Look): string =>
  `${paths.sampleLetter(slugOf(sample))}/html?sprak=${language}&tema=${look}`

const slugOf = ({ name }: Pick<Sample, 'name'>): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
