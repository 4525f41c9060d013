import type { pages as source } from '../sv/pages.ts'
import { about } from './pages/about.ts'
import { confirming } from './pages/confirming.ts'
import { finding } from './pages/finding.ts'
import { following } from './pages/following.ts'
import { house } from './pages/house.ts'
import { known } from './pages/known.ts'
import { reporting } from './pages/reporting.ts'
import { supporting } from './pages/supporting.ts'

export const pages: typeof source = {
  house,
  finding,
  reporting,
  confirming,
  known,
  supporting,
  following,
  about,
}
