/** Words that pages and letters share. */
export const words = {
  service: 'FixaMinGata',
  state: {
    new: 'Ny',
    received: 'Mottagen',
    investigating: 'Under utredning',
    needs_information: 'Behöver kompletteras',
    planned: 'Planerad',
    in_progress: 'Pågår',
    fixed: 'Åtgärdad',
    no_action: 'Åtgärdas inte',
    handed_over: 'Skickad vidare',
    duplicate: 'Dublett',
    withdrawn: 'Återkallad',
  },
  reopened: 'Återöppnad',
  delivery: {
    queued: 'Väntar på att skickas',
    sending: 'Skickas',
    sent: 'Skickad',
    received: 'Mottagen',
    unknown: 'Skickas igen',
    failed: 'Kunde inte levereras',
  },
  planned: (day: string) => `Planerad ${day}`,
  masked: 'Något är borttaget här: kontaktuppgifter och personliga länkar visas inte.',
  because: {
    polygon: (body: string) => `därför att platsen ligger i ${body}`,
    'nearest-place': (body: string) => `därför att platsen verkar ligga i ${body}`,
    resident: (body: string) => `därför att du angav ${body}`,
  },
}
