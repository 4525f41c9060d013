/** What people and bodies have written in sample letters: our own examples, or a test's hostile ones. */
export type SampleWords = {
  title: string
  /** Several lines. */
  said: string
  /** One line. */
  line: string
  place: string
  name: string
  holder: string
  category: string
  /** What a mail server has answered. */
  answer: string
  /** The page somebody has met a barrier on. */
  page: string
  watched: string
}

/** As they are shown to those who build. */
export const ordinaryWords: SampleWords = {
  title: 'Djupt hål vid övergångsstället',
  said: 'Hålet är djupt.\nJag höll på att cykla omkull i mörkret.',
  line: 'Vi lagar det i veckan.',
  place: 'Storgatan 12',
  name: 'Åsa Öberg',
  holder: 'Alingsås kommun',
  category: 'Hål i gatan eller vägen',
  answer: '451 Try again later',
  page: '/karta',
  watched: '1 km runt Storgatan 12',
}

export const sampleBaseUrl = 'https://fixamingata.example'

/** As long as a real one, told apart by its letter; it opens nothing. */
export const sampleToken = (letter: string): string => `k1.${letter.repeat(22)}.${letter.repeat(22)}`
