type Told = { street: string | null; nearest: string; municipality: string | null }
type Counts = { open: number; fixed: number; closed: number }

const number = new Intl.NumberFormat('sv-SE')

/** The map and the list beside it. */
export const map = {
  title: 'I närheten',
  titleAt: (place: string) => `Nära ${place}`,
  description: 'Karta och lista över det som är anmält: nya, pågående och åtgärdade fel.',
  sweden: 'Vad är anmält?',
  link: 'Karta',
  seeNear: 'Se vad som är anmält i närheten',
  seeHere: 'Visa vad som är anmält här',
  filter: 'Visa',
  filters: { open: 'Öppna', fixed: 'Åtgärdade', closed: 'Avslutade utan åtgärd', all: 'Alla' },
  list: 'Anmälningar',
  none: 'Inget är anmält inom en mil',
  noneInView: 'Inget är anmält i den här delen av kartan',
  noneWords: 'Ser du något som är fel? Anmäl det.',
  reportHere: 'Rapportera här',
  reported: (distance: string, when: string) => `${distance} · ${when}`,
  away: (metres: number) =>
    metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} m bort` : `${kilometres(metres)} km bort`,
  listFollows: (count: number, isFull: boolean, order: string | null) => {
    if (count === 0) return 'Inga anmälningar i den här delen av kartan'
    if (isFull && order === 'nyast') return `De ${count} nyaste anmälningarna i den här delen av kartan`
    if (isFull && order === 'aldst') return `De ${count} äldsta anmälningarna i den här delen av kartan`
    if (isFull) return `De ${count} anmälningar som är närmast kartans mitt`
    return count === 1
      ? '1 anmälan i den här delen av kartan'
      : `${count} anmälningar i den här delen av kartan`
  },
  label: 'Karta över anmälningar. Listan bredvid säger samma sak.',
  placeLabel:
    'Karta för att välja plats. Flytta kartan med piltangenterna, zooma med plus och minus. Tab går vidare.',
  keys: 'Piltangenterna flyttar, med Skift längre. Plus och minus zoomar. Tab går vidare.',
  since: (day: string) =>
    `Det är mycket att visa: kartan har det som är anmält sedan ${day}. Zooma in för mer.`,
  loading: 'Kartan hämtas …',
  show: 'Visa kartan',
  failed: 'Det gick inte att hämta kartan. Du kan rapportera ändå.',
  noTiles: 'Gatukartan går inte att hämta just nu.',
  zoomIn: 'Zooma in',
  zoomOut: 'Zooma ut',
  position: 'Använd min position',
  locating: 'Söker din position …',
  noPosition: 'Vi fick inte veta din position. Flytta kartan i stället.',
  accuracy: (metres: number) =>
    metres > 1000
      ? `Din position är bara känd på ${kilometres(metres)} km när. Flytta kartan till rätt plats.`
      : `Din position är känd på ${Math.max(1, Math.round(metres))} meter när. Flytta kartan om den är fel.`,
  report: {
    label: 'Karta över platsen. Platsen står också i ord. Flytta kartan med piltangenterna, Tab går vidare.',
    failed: 'Det gick inte att hämta kartan. Platsen står i ord.',
  },
  place: {
    words: ({ street, nearest, municipality }: Told) =>
      [street && `Vid ${street}`, street ? `nära ${nearest}` : `Nära ${nearest}`, municipality]
        .filter(Boolean)
        .join(', '),
    heading: 'Eller peka ut platsen på kartan',
    adjust: 'Peka ut den exakta platsen',
    looking: 'Letar upp platsen …',
    unknown: 'Platsen går inte att läsa av just nu.',
    closer: 'Zooma in mer för att peka ut platsen.',
    move: 'Flytta nålen',
    moveWords: 'Flytta nålen om den står fel.',
    moved: 'Platsen är flyttad.',
    elsewhere: 'Platsen ligger nu i en annan kommun. Formuläret hämtas om, det du har skrivit följer med.',
    pin: 'Platsen för anmälan. Dra för att flytta.',
  },
  cluster: ({ open, fixed, closed }: Counts) =>
    [
      open > 0 && `${number.format(open)} ${open === 1 ? 'öppen' : 'öppna'}`,
      fixed > 0 && `${number.format(fixed)} ${fixed === 1 ? 'åtgärdad' : 'åtgärdade'}`,
      closed > 0 && `${number.format(closed)} ${closed === 1 ? 'avslutad' : 'avslutade'}`,
    ]
      .filter(Boolean)
      .join('\n'),
  sources: {
    base: '© OpenStreetMap · GeoNames',
    tiles: {
      term: 'Kartor',
      detail:
        'När en karta visas hämtar din webbläsare kartbilder från en server som den som driver tjänsten har valt. Den ser din IP-adress och vilken del av kartan du tittar på, men inte vad du läser eller skriver.',
    },
    streets: 'Gatukartan kommer från',
  },
}

function kilometres(metres: number): string {
  return (metres / 1000).toLocaleString('sv-SE', { maximumFractionDigits: metres < 10_000 ? 1 : 0 })
}
