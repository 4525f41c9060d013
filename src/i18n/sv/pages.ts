import { about } from './pages/about.ts'
import { confirming } from './pages/confirming.ts'
import { finding } from './pages/finding.ts'
import { following } from './pages/following.ts'
import { house } from './pages/house.ts'
import { known } from './pages/known.ts'
import { reporting } from './pages/reporting.ts'
import { supporting } from './pages/supporting.ts'

/** Every sentence of the pages that are in both languages. */
export const pages = { house, finding, reporting, confirming, known, supporting, following, about }
