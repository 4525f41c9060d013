/**
 * Where anybody may have an address: that somebody writes from there says nothing of whom they work for. By the first
 * label where a provider has a domain in every country, else whole.
 */
const inEveryCountry = new Set(['hotmail', 'outlook', 'live', 'yahoo', 'gmx', 'mail', 'yandex'])

const domains = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'msn.com',
    'aol.com',
    'windowslive.com',
  ],
  ...[
    'proton.me',
    'protonmail.com',
    'pm.me',
    'tutanota.com',
    'tuta.io',
    'tuta.com',
    'fastmail.com',
    'zoho.com',
  ],
  ...['ymail.com', 'rocketmail.com', 'hey.com', 'web.de', 'inbox.com', 'hushmail.com', 'duck.com'],
  ...[
    'telia.com',
    'home.se',
    'spray.se',
    'passagen.se',
    'bredband.net',
    'bredband2.com',
    'comhem.se',
    'tele2.se',
  ],
  ...[
    'swipnet.se',
    'ownit.nu',
    'bahnhof.se',
    'bostream.nu',
    'glocalnet.net',
    'telenor.se',
    'tre.se',
    'algonet.se',
  ],
  ...[
    'brikks.com',
    'crossnet.se',
    'rixmail.se',
    'bornet.net',
    'tyfonmail.se',
    'abc.se',
    'jubii.dk',
    'online.no',
  ],
])

export function isPublicMailDomain(domain: string): boolean {
  const name = domain.toLowerCase()
  const [label = '', ...rest] = name.split('.')
  return domains.has(name) || (inEveryCountry.has(label) && rest.length <= 2)
}
