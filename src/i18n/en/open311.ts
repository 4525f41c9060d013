import type { open311 as swedish } from '../sv/open311.ts'

export const open311: typeof swedish = {
  contact: 'Questions about this interface are answered by those who run FixaMinGata; see the About page.',
  key: 'Reading needs no key. Whoever runs a municipality’s service gets a key to create reports from those who run FixaMinGata.',
  mistakes: {
    jurisdiction_missing: () => 'Which municipality it is about is missing (jurisdiction_id).',
    jurisdiction_unknown: (about: string) =>
      `There is no municipality called ${about}. Give its code, name or domain, such as 1489, alingsas or alingsas.se.`,
    format_unknown: () => 'There is no such format. The address ends in .xml or .json.',
    not_there: () => 'There is nothing at this address.',
    service_unknown: (about: string) => `There is no category with the code ${about}.`,
    request_unknown: (about: string) => `There is no report with the number ${about}.`,
    parameter_unreadable: (about: string) => `The value of ${about} can’t be understood.`,
    span_too_long: () => 'There may be at most 90 days between start_date and end_date.',
    too_often: () => 'There were too many questions in a short time. Try again in a minute.',
    broken: () => 'Something went wrong here. Try again in a while.',
  },
}
