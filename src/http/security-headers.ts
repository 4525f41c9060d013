/**
 * What every answer carries. No page of ours has inline script or style, or asks anybody else for anything but the
 * street maps this deployment has chosen.
 */
export const securityHeaders = (baseUrl: string, tilesFrom?: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(tilesFrom ? ` ${tilesFrom}` : ''),
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: then browsers post with "Origin: null", and the origin check could not tell us from others.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(baseUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
})

const contentSecurityPolicy = (tilesFrom: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    // blob: photos on their way, shown from the device they are on.
    `img-src 'self' data: blob:${tilesFrom}`,
    `connect-src 'self'${tilesFrom}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
