/** The reader of a demonstration's letters, which is in Swedish only. */
export const mailbox = {
  title: 'Brev i demonstrationen',
  lead: 'Här finns breven som tjänsten har skickat. De stannar på den här datorn.',
  none: 'Inga brev än',
  noneWords: 'Gör en felanmälan, så kommer ett brev här.',
  back: 'Alla brev',
  to: 'Till',
  from: 'Från',
  sent: 'Skickat',
  headers: 'Alla brevhuvuden',
  attachments: 'Bilagor',
  text: 'Brevet som text',
  html: 'Brevet som det ser ut',
}
