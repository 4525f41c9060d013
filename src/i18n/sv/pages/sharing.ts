/** Passing a report's address on. */
export const sharing = {
  title: 'Dela eller skriv ut',
  address: 'Adress till anmälan',
  share: 'Dela',
  copy: 'Kopiera adressen',
  copied: 'Adressen är kopierad.',
  mail: 'Skicka med e-post',
  print: 'Skriv ut',
}
