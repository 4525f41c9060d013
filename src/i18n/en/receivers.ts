import type { receivers as swedish } from '../sv/receivers.ts'

export const receivers: typeof swedish = {
  unit: (name) => `Responsible: ${name}`,
  title: (title) => `Title: ${title}`,
  place: (place) => `Place: ${place}`,
  urgent: 'May be urgent.',
  handedOver: (body) => `Passed on from ${body}.`,
  earlierMessage: (day, message) => `From the reporter, ${day}: ${message}`,
  handle: (address) => `Answer and handle: ${address}`,
  sentBy: (number) => `Sent through FixaMinGata, number ${number}.`,
  about: {
    report: 'Report',
    hand_over: 'Passed on',
    update: 'New information for everybody',
    message: 'Message from the reporter',
    withdrawal: 'Withdrawn by the reporter',
    reopening: 'Opened again: the problem is still there',
    thanks: 'Thanks from the reporter',
    link: 'New link to the case',
    erasure: 'The reporter has removed their details: look over what you keep',
    accepted: 'The case that you passed on has been taken',
    gone_on: 'The case that you passed on has gone on',
    lapse: 'Nobody has answered your question',
    notice: 'Waits to get through',
    moderation: 'Reviewed by those who run FixaMinGata',
  },
}
