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
  watch: {
    circle: (metres: number, place: string) => `Inom ${distance(metres)} från ${place}`,
    near: (place: string) => `en plats nära ${place}`,
    nearPlace: (place: string) => `Nära ${place}`,
    municipality: (name: string) => `Hela ${name}`,
    body: (name: string) => `Det som ${name} har hand om`,
    only: (where: string, kinds: string) => `${where}: ${kinds}`,
    radius: (metres: number) => distance(metres),
    paces: { at_once: 'Direkt', daily: 'Varje dag', weekly: 'Varje vecka' },
  },
}

/** As people say it: "250 m", "2 km". */
function distance(metres: number): string {
  return metres < 1000 ? `${metres}\u00a0m` : `${metres / 1000}\u00a0km`
}
