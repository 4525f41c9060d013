/** What any body can answer with one choice, until it has written its own: in Swedish, as officers write. */
export const responseTemplates = [
  {
    act: 'receive',
    category: null,
    title: 'Tack, vi har fått det',
    words:
      'Tack för att du hörde av dig om {plats}. Vi har fått anmälan {nummer} och tittar på den så snart vi kan. Du får veta när något händer.',
  },
  {
    act: 'investigate',
    category: null,
    title: 'Vi tar reda på mer',
    words:
      'Vi tar reda på vad som behöver göras och vem som ska göra det. Du får veta vad vi kommer fram till.',
  },
  {
    act: 'plan',
    category: null,
    title: 'Vi kommer en viss dag',
    words: 'Vi har planerat att åtgärda det {dag}. Om dagen ändras får du veta det.',
  },
  {
    act: 'start',
    category: null,
    title: 'Vi har börjat',
    words: 'Vi har börjat arbeta på platsen. Du får veta när det är klart.',
  },
  {
    act: 'fix',
    category: null,
    title: 'Det är klart',
    words:
      'Nu är det åtgärdat. Tack för hjälpen! Säg gärna till om det inte stämmer, så tittar vi på det igen.',
  },
  {
    act: 'decline',
    category: null,
    title: 'Inte nu',
    words:
      'Tack för att du hörde av dig. Vi kan inte åtgärda det nu, eftersom annat behöver göras först. Anmäl gärna igen om det blir värre.',
  },
  {
    act: 'ask',
    category: null,
    title: 'Var exakt?',
    words: 'Vi hittar inte det du anmälde. Kan du berätta lite mer om var det är, gärna med ett foto?',
  },
  {
    act: 'return',
    category: null,
    title: 'Inte vår plats',
    words: 'Det är inte vi som sköter platsen. Därför skickar vi ärendet vidare, så att det hamnar rätt.',
  },
  {
    act: null,
    category: null,
    title: 'Vi behöver mer tid',
    words: 'Vi har inte glömt anmälan {nummer}, men det tar längre tid än vi trodde. Vi hör av oss igen.',
  },
  {
    act: null,
    category: null,
    title: 'Tack för ditt meddelande',
    words: 'Tack, det är till hjälp. Vi tar med det i arbetet.',
  },
] as const
