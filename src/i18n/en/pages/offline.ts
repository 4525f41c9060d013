import type { offline as source } from '../../sv/pages/offline.ts'

export const offline: typeof source = {
  installed: {
    description: 'Report problems in streets, parks and other public places anywhere in Sweden.',
    report: 'Make a report',
    map: 'Map',
  },
  title: 'You have no network right now',
  lead: 'Write anyway. What you write is kept on this device, and you send it when the network is back.',
  unscripted: 'Reload the page when the network is back.',
  back: 'The network is back.',
  goOn: 'Go on with the report',
  yours: 'Your report',
  others: 'Others you have begun',
  open: (title) => `Open ${title}`,
  new: 'Write a new one',
  kept: 'Kept on this device.',
  notKept: 'This browser keeps nothing. Write it down somewhere else.',
  photo: 'Add a photo',
  form: {
    title: 'Title',
    description: 'Description',
    place: 'Where is the problem?',
  },
}
