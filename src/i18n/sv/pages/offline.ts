/** The service among a device's own programs, and the page that is there without a network. */
export const offline = {
  installed: {
    description: 'Felanmäl problem på gator, i parker och på andra allmänna platser i hela Sverige.',
    report: 'Gör en felanmälan',
    map: 'Karta',
  },
  title: 'Du har inget nät just nu',
  lead: 'Skriv ändå. Det du skriver sparas på den här enheten, och du skickar det när nätet är tillbaka.',
  unscripted: 'Ladda om sidan när nätet är tillbaka.',
  back: 'Nätet är tillbaka.',
  goOn: 'Fortsätt med anmälan',
  yours: 'Din anmälan',
  others: 'Andra du har börjat på',
  open: (title: string) => `Öppna ${title}`,
  new: 'Skriv en ny',
  kept: 'Sparat på den här enheten.',
  notKept: 'Den här webbläsaren sparar inget. Skriv ner det på ett annat ställe.',
  photo: 'Lägg till foto',
  /** What can be written, by the names the form's fields have. */
  form: {
    title: 'Rubrik',
    description: 'Beskrivning',
    place: 'Var är problemet?',
  },
}
