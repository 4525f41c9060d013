import type { words as swedish } from '../sv/words.ts'

export const words: typeof swedish = {
  service: 'FixaMinGata',
  state: {
    new: 'New',
    received: 'Received',
    investigating: 'Being investigated',
    needs_information: 'Needs more information',
    planned: 'Planned',
    in_progress: 'In progress',
    fixed: 'Fixed',
    no_action: 'Will not be fixed',
    handed_over: 'Passed on',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
  },
  reopened: 'Reopened',
  delivery: {
    queued: 'Waiting to be sent',
    sending: 'Being sent',
    sent: 'Sent',
    received: 'Received',
    unknown: 'Being sent again',
    failed: 'Could not be delivered',
  },
  planned: (day) => `Planned for ${day}`,
  masked: 'Something has been removed here: contact details and personal links are not shown.',
  because: {
    polygon: (body) => `because the place is in ${body}`,
    'nearest-place': (body) => `because the place seems to be in ${body}`,
    resident: (body) => `because you chose ${body}`,
  },
  watch: {
    circle: (metres, place) => `Within ${distance(metres)} of ${place}`,
    near: (place) => `a place near ${place}`,
    nearPlace: (place) => `Near ${place}`,
    municipality: (name) => `All of ${name}`,
    body: (name) => `What ${name} holds`,
    only: (where, kinds) => `${where}: ${kinds}`,
    radius: (metres) => distance(metres),
    paces: { at_once: 'At once', daily: 'Every day', weekly: 'Every week' },
  },
}

function distance(metres: number): string {
  return metres < 1000 ? `${metres}\u00a0m` : `${metres / 1000}\u00a0km`
}
