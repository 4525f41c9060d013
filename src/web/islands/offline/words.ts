import { offline as english } from '#i18n/en/pages/offline.ts'
import { offline as swedish } from '#i18n/sv/pages/offline.ts'
import { language } from '../keeping/words.ts'

export const words = language === 'en' ? english : swedish
