import { about } from './pages/about.ts'
import { accessibility } from './pages/accessibility.ts'
import { apiKeys } from './pages/api-keys.ts'
import { asking } from './pages/asking.ts'
import { bodies } from './pages/bodies.ts'
import { confirming } from './pages/confirming.ts'
import { contributing } from './pages/contributing.ts'
import { finding } from './pages/finding.ts'
import { following } from './pages/following.ts'
import { gallery } from './pages/gallery.ts'
import { house } from './pages/house.ts'
import { integrating } from './pages/integrating.ts'
import { keeping } from './pages/keeping.ts'
import { known } from './pages/known.ts'
import { leaflets } from './pages/leaflets.ts'
import { listing } from './pages/listing.ts'
import { mailing } from './pages/mailing.ts'
import { map } from './pages/map.ts'
import { mine } from './pages/mine.ts'
import { municipalities } from './pages/municipalities.ts'
import { offline } from './pages/offline.ts'
import { ownCases } from './pages/own-cases.ts'
import { photos } from './pages/photos.ts'
import { reporting } from './pages/reporting.ts'
import { sandbox } from './pages/sandbox.ts'
import { sharing } from './pages/sharing.ts'
import { steps } from './pages/steps.ts'
import { telling } from './pages/telling.ts'
import { trying } from './pages/trying.ts'
import { tryingPrograms } from './pages/trying-programs.ts'
import { verdict } from './pages/verdict.ts'
import { watching } from './pages/watching.ts'

/** Every sentence of the pages that are in both languages. */
export const pages = {
  house,
  finding,
  listing,
  mailing,
  map,
  mine,
  municipalities,
  bodies,
  reporting,
  confirming,
  known,
  contributing,
  following,
  about,
  accessibility,
  leaflets,
  asking,
  photos,
  gallery,
  integrating,
  apiKeys,
  ownCases,
  keeping,
  offline,
  sandbox,
  sharing,
  steps,
  telling,
  trying,
  tryingPrograms,
  verdict,
  watching,
}
