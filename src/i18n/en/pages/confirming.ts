import type { confirming as source } from '../../sv/pages/confirming.ts'

export const confirming: typeof source = {
  title: (count) => (count === 1 ? 'One report is waiting for you' : `You have ${count} reports waiting`),
  lead: 'When you confirm, they are sent to whoever is responsible and shown on the website. Untick any you do not recognise.',
  reported: (when) => `written ${when}`,
  isPrivate: 'It is not shown on the website.',
  goesTo: (body: string) => `Goes to ${body}.`,
  cannot: 'Nobody takes this report right now. It is kept for the time being.',
  button: 'Confirm the chosen ones',
  none: 'Choose at least one report',
  done: (count) => (count === 1 ? 'We have received your report' : `We have received your ${count} reports`),
  doneLead: 'They are now sent to whoever is responsible. You get a letter when something happens.',
  left: (count) => (count === 1 ? 'One report is still waiting' : `${count} reports are still waiting`),
  receipt: {
    title: 'We have received your report',
    number: (number) => `It has number ${number}.`,
    sending: (body) => `The report is now being sent to ${body}.`,
    sent: (body, when) => `The report was sent to ${body} ${when}.`,
    reads: (body) => `${body} reads it and answers. You get a letter when something happens.`,
    follow:
      'In the letter there is a link to a page of your own. There you can answer, reopen the case or withdraw it.',
    another: 'Report something more nearby',
  },
}
