/** How far one has come with a report. */
export const steps = {
  label: (current: number, all: number) => `Steg ${current} av ${all}`,
  place: 'Plats',
  problem: 'Problemet',
  confirm: 'Bekräfta',
}
