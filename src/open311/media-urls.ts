import { photoLimits } from '#files/photo-limits.ts'
import { listed, type Posted } from './posted.ts'

const longest = 2000

type MediaUrls = { mediaUrls: string[]; unreadable: number }

/** `media_url`, as often as it stands: those that can be fetched, and how many besides. */
export function mediaUrlsOf(posted: Posted): MediaUrls {
  const given = [...new Set(listed(posted, 'media_url'))]
  const mediaUrls = given.filter(isFetchable).slice(0, photoLimits.perForm)
  return { mediaUrls, unreadable: Math.min(photoLimits.perForm, given.length - mediaUrls.length) }
}

const isFetchable = (url: string): boolean =>
  url.length <= longest && /^https?:/i.test(url) && URL.canParse(url)
