import { connectionAlarms } from '../connection-alarms.ts'
import { failedMails } from '../failed-mails.ts'
import { remarkTold } from '../remark-told.ts'
import { remarksOverdue } from '../remarks-overdue.ts'
import { stuckDelivery } from '../stuck-delivery.ts'
import type { Samples } from './sample.ts'
import { sampleBaseUrl as baseUrl, type SampleWords, sampleToken } from './sample-words.ts'

const id = '3f2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7'

const toldAt = new Date('2026-11-23T13:30:00Z')

const toldBy = ({ said }: SampleWords) =>
  ({ id, words: said, writtenIn: 'sv', email: 'n@n.example', toldAt }) as const

export const remarkSamples: Samples = (language, words) => {
  const remark = { language, baseUrl, ...toldBy(words) }
  const about = { number: 1000001, title: words.title, titleIn: 'sv', token: sampleToken('m') } as const
  return [
    ['remark-told of abuse', remarkTold({ ...remark, about: { ...about, reason: 'person' } })],
    ['remark-told of nobody', remarkTold({ ...remark, email: null, about: { ...about, reason: 'other' } })],
    [
      'remark-told of a text that is held',
      remarkTold({ ...remark, about: { ...about, reason: 'person', isHeld: true } }),
    ],
    [
      'remark-told of a barrier',
      remarkTold({ ...remark, about: { page: words.page, answerBy: '2026-11-25' } }),
    ],
  ]
}

export const overdueSamples: Samples = (language, words) => {
  const remarks = [words.page, ''].map((page) => ({ ...toldBy(words), page, answerBy: '2026-11-25' }))
  return [['remarks-overdue', remarksOverdue({ language, remarks })]]
}

export const failedMailSamples: Samples = (language) => {
  const mail = { id, arrivedAt: new Date('2026-11-28T09:00:00Z'), size: 2048 }
  const mails = [
    { ...mail, reason: 'hung', lastError: null },
    { ...mail, reason: 'threw', lastError: 'Error: X' },
  ]
  return [['failed-mails', failedMails({ language, mails })]]
}

export const stuckSamples: Samples = (language, { holder, answer }) => {
  const since = new Date('2026-11-23T13:30:00Z')
  const stuck = {
    id,
    number: 1000001,
    holder,
    since,
    attempts: 3,
    state: 'queued',
    lastAnswer: answer,
  } as const
  const failed = { ...stuck, state: 'failed', lastAnswer: null } as const
  return [
    ['stuck-delivery', stuckDelivery({ language, baseUrl, deliveries: [stuck] })],
    ['stuck-deliveries', stuckDelivery({ language, baseUrl, deliveries: [stuck, failed] })],
  ]
}

export const alarmSamples: Samples = (language, { holder, line }) => {
  const alarms = [
    { code: 'failed', count: 2 },
    { code: 'lag', count: 95 },
    { code: 'untaken', count: 2 },
    { code: 'certificate', count: 12 },
    { code: 'own_certificate', count: 1 },
    { code: 'disagreements', count: 3 },
  ] as const
  const wrong = { language, connection: line, body: { name: holder, code: '1489' } }
  const one = [{ code: 'unmapped', count: 1 }] as const
  return [
    ['connection-alarms', connectionAlarms({ ...wrong, alarms, operators: 'drift@foreningen.example' })],
    ['connection-alarms to operators', connectionAlarms({ ...wrong, alarms: one, operators: null })],
  ]
}
