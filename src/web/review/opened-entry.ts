import type { Fields } from '#http/form.ts'

/** The field of what everybody reads of an entry. */
export const wordsField = (id: number): string => `words-${id}`

/** Whether an entry's words stand in a field: their button was pressed, now or before. */
export const openedBy = (fields: Fields, id: number): boolean =>
  fields[wordsField(id)] !== undefined || fields['act'] === `open-${id}`

/** Whether the form was sent only to have an entry's words in a field. */
export const onlyOpens = ({ act = '' }: Fields): boolean => /^open-\d{1,15}$/.test(act)
