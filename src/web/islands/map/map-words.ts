import { map as en } from '#i18n/en/pages/map.ts'
import { map as sv } from '#i18n/sv/pages/map.ts'

export const language = (): 'sv' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'sv')

/** The words of maps in the page's language. */
export const mapWords = (): typeof sv => (language() === 'en' ? en : sv)
