import type { open311 as swedish } from '../sv/open311.ts'

export const open311: typeof swedish = {
  contact: 'Questions about this interface are answered by those who run FixaMinGata; see the About page.',
  key: 'Reading needs no key. Whoever runs a municipality’s service gets a key to create reports from those who run FixaMinGata. Vendors try with jurisdiction_id=sandlada, where nothing reaches anybody. They make the key to it themselves on the page /en/om/sandlada.',
  notices: {
    confirm: 'The report is sent when whoever made it confirms it by the link in their mail.',
    urgent: 'Is life, health or property in danger? Call 112.',
  },
  sent: {
    place: (words: string, isApproximate: boolean) =>
      isApproximate ? `Place, about: ${words}` : `Place: ${words}`,
    category: (name: string) => `Category: ${name}`,
    answer: (question: string, answer: string) => `${question}: ${answer}`,
    photos: (addresses: string) => `More photos: ${addresses}`,
    withheld: 'Answers for you alone are in the case at FixaMinGata.',
    withheldWords: 'What was written is for you alone. It is in the case at FixaMinGata.',
    reference: (reference: string) => `FixaMinGata ${reference}`,
    referenceAt: (reference: string, address: string) => `FixaMinGata ${reference}: ${address}`,
  },
  lostPicture: (address: string | null) =>
    address === null
      ? 'A picture came with the report but could not be read.'
      : `A picture belongs to the report but could not be fetched: ${address}`,
  mistakes: {
    jurisdiction_unknown: (about: string) =>
      `There is no municipality called ${about}. Give its code, name or domain, such as 1489, alingsas or alingsas.se.`,
    format_unknown: () => 'There is no such format. The address ends in .xml or .json.',
    not_there: () => 'There is nothing at this address.',
    service_unknown: (about: string) => `There is no category with the code ${about}.`,
    request_unknown: (about: string) => `There is no report with the number ${about}.`,
    token_unknown: () => 'There is no waiting case with this token.',
    key_missing: () => 'A key is missing (api_key).',
    key_wrong: () => 'The key is not valid.',
    key_elsewhere: () => 'The key is not valid for that municipality.',
    key_not_enough: () => 'The key is not enough for this.',
    parameter_missing: (about: string) => `A value of ${about} is missing.`,
    parameter_unreadable: (about: string) => `The value of ${about} can’t be understood.`,
    parameter_too_long: (about: string) => `The value of ${about} is too long.`,
    personal_number: (about: string) =>
      `There is a personal identity number in ${about}. Take it out: reports are read by many.`,
    place_missing: () =>
      'A place is missing. Give both lat and long; an address is not enough, but is welcome too (address_string).',
    place_at_sea: () => 'The place is out at sea.',
    place_abroad: () => 'The place is not in Sweden.',
    place_elsewhere: (about: string) => `The place is not in ${about}.`,
    not_taken: (about: string) =>
      about === ''
        ? 'Whoever is responsible for the place can’t take reports here.'
        : `${about} is responsible for the place and can’t take reports here.`,
    attribute_missing: (about: string) => `${about} is required.`,
    attribute_unreadable: (about: string) => `The answer to ${about} can’t be understood.`,
    attribute_stopped: (about: string) => `With that answer to ${about} it can’t be reported here.`,
    status_unknown: (about: string) => `There is no status called ${about}.`,
    reason_missing: (about: string) => `Say why in ${about}: whoever reported it reads it.`,
    not_movable: () => 'The case can’t be changed like that as it stands now.',
    post_unreadable: () => 'What was sent can’t be read.',
    post_too_large: () => 'What was sent is too large.',
    span_too_long: () => 'There may be at most 90 days between start_date and end_date.',
    too_often: () => 'There were too many questions in a short time. Try again in a minute.',
    busy: () => 'There is a lot to do at the moment. Try again in a while.',
    too_slow: () => 'That is too much to look through. Ask for fewer.',
    broken: () => 'Something went wrong here. Try again in a while.',
  },
}
