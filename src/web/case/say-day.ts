import { formatPlannedDay } from '#i18n/formats.ts'

/** A day as a sentence has it: "den 23 november 2026". */
export const sayDay = (day: string): string => `den ${formatPlannedDay(day, 'sv')}`
