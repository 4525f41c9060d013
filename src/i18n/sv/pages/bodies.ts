/** Bodies that are no municipality. */
export const bodies = {
  link: 'Kommuner och andra mottagare',
  others: 'Andra mottagare',
  othersWords: 'En vägförening hittar du genom att söka på dess namn.',
  found: 'Mottagare med det namnet',
  description: (name: string) =>
    `Vad ${name} har hand om av det som är anmält, och vad som har hänt med det.`,
  answersFor: {
    municipality: 'Sköter gator, parker och andra allmänna platser i kommunen.',
    agency: 'En myndighet. Får det som gäller statens vägar och annat som den sköter, i hela landet.',
    association: 'Föreningen bakom tjänsten. Tar hand om det som ingen annan tar emot.',
    road_association: 'Sköter enskilda vägar. Får det som gäller dem.',
  },
  held: 'Ärenden',
  all: (name: string) => `Allt hos ${name}`,
}
