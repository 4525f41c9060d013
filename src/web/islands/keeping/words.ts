import { keeping as english } from '#i18n/en/pages/keeping.ts'
import { keeping as swedish } from '#i18n/sv/pages/keeping.ts'

/** The page's language, and what the form says of itself in it. */
export const language = document.documentElement.lang === 'en' ? 'en' : 'sv'
export const words = language === 'en' ? english : swedish
