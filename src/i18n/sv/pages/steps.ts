/** How far one has come with a report. */
export const steps = {
  label: (current: number, all: number) => `Steg ${current} av ${all}`,
  place: 'Plats',
  problem: 'Problemet',
  confirm: 'Bekräfta',
  /** What the parts of the form are about. */
  what: 'Vad gäller det?',
  words: 'Med dina ord',
  you: 'Om dig',
}
