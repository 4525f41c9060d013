const number = new Intl.NumberFormat('sv-SE')
const percent = new Intl.NumberFormat('sv-SE', { style: 'percent', maximumFractionDigits: 0 })

/** The list of all municipalities, and each one's own page. */
export const municipalities = {
  link: 'Kommuner',
  title: 'Kommuner',
  description: 'Alla Sveriges kommuner, och vad som är anmält i var och en.',
  lead: 'Välj en kommun för att se vad som är anmält där, och vad som har hänt med det.',
  counted: (reported: number) =>
    reported === 1 ? '1 anmälan det senaste året' : `${number.format(reported)} anmälningar det senaste året`,
  of: {
    title: (name: string) => `Anmält i ${name}`,
    description: (name: string) => `Vad som är anmält i ${name}, och vad som har hänt med det.`,
    privacy: 'Så hanteras dina uppgifter',
    onMap: 'Se på karta',
    report: 'Gör en felanmälan',
    figuresTitle: 'Det senaste året',
    figures: {
      count: (count: number) => number.format(count),
      reported: 'Anmält',
      answered: 'Besvarat',
      answeredOf: (answered: number, reported: number) =>
        `${number.format(answered)} (${percent.format(answered / reported)})`,
      median: 'Första svaret',
      hours: (hours: number) => {
        if (hours < 1) return 'hälften inom en timme'
        if (hours < 48) return `hälften inom ${Math.ceil(hours)} timmar`
        return `hälften inom ${Math.ceil(hours / 24)} dygn`
      },
      noneAnswered: 'inget är besvarat än',
      fixed: 'Åtgärdat',
      waiting: 'Väntar på svar',
    },
    coverage: (when: string) =>
      `Bara det som har anmälts här räknas, inte det som kommunen har fått på andra sätt. Privata och dolda anmälningar räknas inte, och inte heller dubletter och återkallade. Ett svar räknas när någon hos den som ansvarar har gjort något som syns här. Räknat ${when}.`,
    noFigures: 'Siffror visas här när något har anmälts och räknats, en gång om dygnet.',
    state: 'Visa',
    filter: 'Fler val',
    group: 'Kategori',
    allGroups: 'Alla kategorier',
    since: 'Anmält',
    sinces: {
      '7': 'Den senaste veckan',
      '30': 'De senaste 30 dagarna',
      '365': 'Det senaste året',
      alla: 'När som helst',
    },
    order: 'Ordning',
    orders: { narmast: 'Närmast först', nyast: 'Nyast först', aldst: 'Äldst först' },
    photo: 'Bara med bild',
    show: 'Visa',
    clear: 'Rensa valen',
    none: 'Inget är anmält',
    noneChosen: 'Inget stämmer med det du har valt',
    noneWords: 'Ser du något som är fel? Anmäl det.',
    older: 'Visa även det som är äldre än ett år',
    detail: (category: string, when: string) => `${category} · anmält ${when}`,
    pages: 'Sidor',
    newer: 'Föregående',
    further: 'Nästa',
    where: (count: number) => (count === 1 ? '1 på sidan' : `${count} på sidan`),
  },
}
