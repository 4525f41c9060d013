/**
 * The markup with what nobody sees marked as `hidden`, so that whoever makes words of it can leave it out: what a sender
 * hides from people must not speak to machines. By styles where they stand on what they hide, and by classes that a
 * style sheet hides on every screen.
 */
export function markHidden(html: string): string {
  const classes = hiddenClasses(html)
  return html.replace(openTags, (tag) => (isHidden(tag, classes) ? tag.replace(/\/?>$/, ' hidden="">') : tag))
}

const openTags = /<[a-z][^<>]{0,5000}>/gi

function isHidden(tag: string, classes: ReadonlySet<string>): boolean {
  const { style = '', color = '', names = '' } = attributesOf(tag)
  if (style !== '' && hides(style)) return true
  if (/^\s*(?:white|#fff(?:fff)?)\s*$/i.test(color)) return true
  return classes.size > 0 && names.split(/\s+/).some((name) => classes.has(name.toLowerCase()))
}

const attributesOf = (tag: string) => ({
  style: /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).join(''),
  color: /^<font\s.*?\bcolor\s*=\s*["']?([^"'\s>]+)/is.exec(tag)?.[1],
  names: /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)?.slice(1).join(''),
})

const hides = (style: string): boolean =>
  style.split(';').some((declaration) => hiding.test(declaration.replace(/\s|!important/g, '').toLowerCase()))

const hiding =
  /^(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0*|mso-hide:all|font-size:0?\.?0*(?:px|pt|em|rem|%)?|(?:max-)?(?:height|width):0(?:px|pt|em)?|color:(?:white|#fff(?:fff)?|transparent|rgba\(.*,0\))|(?:left|top|right|text-indent|margin-left):-\d{3,}(?:px|pt|em)?|clip:rect\(0.*\)|clip-path:inset\((?:50|100)%\))$/

/** Of rules that hold everywhere: what a narrow screen hides another shows. */
function hiddenClasses(html: string): Set<string> {
  const found = new Set<string>()
  for (const [, sheet = ''] of html.matchAll(/<style\b[^>]{0,500}>([^<]{0,100000})/gi)) {
    let isNarrowed = false
    for (const rule of sheet.split('}', mostRules)) {
      const parts = rule.split('{')
      // A block within another has two openings, and one that only closes has none.
      isNarrowed = parts.length === 1 ? false : isNarrowed || parts.length > 2
      if (isNarrowed || !hides(parts[1] ?? '')) continue
      for (const selector of (parts[0] ?? '').split(',')) {
        const name = /\.([\w-]{1,100})\s*$/.exec(selector.slice(-200))?.[1]
        if (name) found.add(name.toLowerCase())
      }
    }
  }
  return found
}

const mostRules = 5_000
