/** One link that confirms all that waits for an address, and the receipt. */
export const confirming = {
  title: (count: number) =>
    count === 1 ? 'En anmälan väntar på dig' : `Du har ${count} anmälningar som väntar`,
  lead: 'När du bekräftar skickas de till den som ansvarar, och visas på webbplatsen. Ta bort bocken för dem du inte känner igen.',
  reported: (when: string) => `skriven ${when}`,
  isPrivate: 'Den visas inte på webbplatsen.',
  goesTo: (body: string) => `Går till ${body}.`,
  cannot: 'Ingen tar emot den här anmälan just nu. Den sparas så länge.',
  button: 'Bekräfta de valda',
  none: 'Välj minst en anmälan',
  done: (count: number) =>
    count === 1 ? 'Vi har tagit emot din felanmälan' : `Vi har tagit emot dina ${count} felanmälningar`,
  doneLead: 'De skickas nu till den som ansvarar. Du får ett brev när något händer.',
  left: (count: number) => (count === 1 ? 'En anmälan väntar än' : `${count} anmälningar väntar än`),
  receipt: {
    title: 'Vi har tagit emot din felanmälan',
    number: (number: number) => `Den har nummer ${number}.`,
    sending: (body: string) => `Anmälan skickas nu till ${body}.`,
    sent: (body: string, when: string) => `Anmälan skickades till ${body} ${when}.`,
    reads: (body: string) => `${body} läser den och svarar. Du får ett brev när något händer.`,
    follow:
      'I brevet finns en länk till din egen sida. Där kan du svara, öppna ärendet igen eller ta tillbaka det.',
    another: 'Anmäl något mer här intill',
  },
}
