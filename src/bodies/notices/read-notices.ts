import { z } from 'zod'
import type { Shape } from '#geo/shape.ts'
import { drawnGeometry } from '../exceptions/ground-schema.ts'
import { categoriesField, codeField, hoursField, wordsField } from '../list-fields.ts'
import { namesakes, type ReadList, readList } from '../read-list.ts'
import { noticeKinds, noticeTones, type ServiceNotice } from './notice.ts'

/** A notice as its body's file tells it. */
export type WrittenNotice = Omit<ServiceNotice, 'id' | 'body'>

const metresOfLine = 25

const moment = z.iso
  .datetime({ offset: true, error: 'is not written as 2026-11-26T08:00:00+01:00' })
  .transform((words) => new Date(words))
  .nullish()
  .transform((at) => at ?? null)

const notice = z
  .strictObject({
    code: codeField,
    kind: z.enum(noticeKinds, `is none of ${noticeKinds.join(', ')}`).default('notice'),
    tone: z.enum(noticeTones, `is none of ${noticeTones.join(', ')}`).default('info'),
    sv: wordsField(300),
    en: wordsField(300).nullish(),
    link: z.url({ protocol: /^https?$/, error: 'is no web address' }).nullish(),
    categories: categoriesField,
    hours: hoursField,
    begins: moment,
    ends: moment,
    expectedEnd: z.iso.date('is not written as 2026-12-01').nullish(),
    area: drawnGeometry.nullish(),
    metres: z.number('is no number').positive('is no number above 0').max(200, 'is above 200').optional(),
  })
  .transform(({ begins, ends, area, metres, ...told }): WrittenNotice => {
    const { en = null, link = null, expectedEnd = null } = told
    const shape = area ? shapeOf(area, metres) : null
    return { ...told, en, link, expectedEnd, beginsAt: begins, endsAt: ends, shape }
  })
  .refine(({ beginsAt, endsAt }) => !beginsAt || !endsAt || beginsAt < endsAt, 'ends before it begins')

const shapeOf = (geometry: Shape['geometry'], metres = metresOfLine): Shape => ({
  geometry,
  metres: geometry.type === 'LineString' || geometry.type === 'MultiLineString' ? metres : 0,
})

/** Reads `{ "notices": […] }`: all of them, or every fault. */
export function readNotices(json: string): ReadList<WrittenNotice> {
  const read = readList(json, { list: 'notices', row: 'Notice', schema: notice })
  if (!read.ok) return read
  const faults = namesakes(read.rows.map(({ code }) => code))
  return faults.length > 0 ? { ok: false, faults } : read
}
