import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'

/** A delivery of an ordinary report. */
export const sampleDelivery = (changes: Partial<DeliveryToSend> = {}): DeliveryToSend => ({
  id: '3f2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7',
  kind: 'report',
  createdAt: new Date('2026-11-23T13:31:00Z'),
  threadId: null,
  trace: null,
  address: 'gata@alingsas.example',
  holder: { code: '1489', name: 'Alingsås kommun' },
  case: { id: 1, state: 'new', openedAt: new Date('2026-11-23T13:30:00Z'), reopened: false },
  caseToken: `k1.${'C'.repeat(22)}.${'c'.repeat(22)}`,
  report: {
    number: 1000001,
    category: 'hal',
    title: 'Djupt hål vid övergångsstället',
    description: 'Hålet är djupt.\n\nJag höll på att cykla omkull.',
    language: 'sv',
    answers: [],
    urgent: [],
    lat: 57.9303,
    lon: 12.5335,
    isApproximate: false,
    placeWords: 'Storgatan 12',
    municipality: { code: '1489', name: 'Alingsås kommun' },
    placedBy: 'polygon',
    because: null,
    confirmedAt: new Date('2026-11-23T13:30:00Z'),
    reporter: { name: 'Åsa Öberg', email: 'asa@exempel.example' },
    supporters: 0,
    isPrivate: false,
    photos: [],
  },
  entry: null,
  handedOverFrom: null,
  handedOverBy: null,
  earlierMessages: [],
  ...changes,
})

/** Two photos, one with the mail and one too much for it. */
export const samplePhotos = [true, false].map((isAttached, index) => ({
  id: `3f2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b${index}`,
  name: `foto-${index + 1}.jpg`,
  type: 'image/jpeg',
  width: 1600,
  height: 1200,
  takenAt: isAttached ? new Date('2026-11-23T13:20:00Z') : null,
  bytes: isAttached ? Buffer.from('en bild') : null,
}))
