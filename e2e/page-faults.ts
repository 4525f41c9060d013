type Asked = { isPrinted: boolean; isForced: boolean }

/**
 * Runs in the page: what a person with a thumb, a keyboard or a magnifier would stumble on. One function, since
 * the browser gets its source and nothing else of this file.
 */
export function faultsOf({ isPrinted, isForced }: Asked): string[] {
  const named = (one: Element) => `${one.outerHTML.slice(0, 120)}`
  const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true })
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown)
  const faults: string[] = []
  const fault = (what: string, one: Element) => faults.push(`${what}: ${named(one)}`)

  lookAtWords()
  if (isPrinted) lookAtPaper()
  else {
    lookAtTargets()
    lookAtFocus()
    lookAtMotion()
  }
  if (isForced) lookAtEdges()
  return faults

  function lookAtWords() {
    if (!/^(sv|en)$/.test(document.documentElement.lang)) faults.push('the language is not told')
    const levels = all('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)))
    if (levels.filter((level) => level === 1).length !== 1) faults.push('there is not one first heading')
    const skips = levels.some((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)
    if (skips) faults.push(`headings skip a level: ${levels.join(' ')}`)
  }

  function lookAtPaper() {
    // The gallery shows on paper too how fields look.
    for (const one of all('button, input, select, textarea, nav'))
      if (!one.closest('.specimen')) fault('printed', one)
  }

  /** 2.5.8, with its exception for links within a sentence; what is a button or a field has 44 px. */
  function lookAtTargets() {
    for (const one of all('a, button, input, select, textarea, summary')) {
      if (one.tabIndex < 0) continue
      const pressed = one.closest<HTMLElement>('label') ?? one
      const { width, height } = pressed.getBoundingClientRect()
      const isInSentence = one.matches('a') && getComputedStyle(one).display === 'inline'
      if (isInSentence || width * height === 0) continue
      const least = one.matches('.button, .control, .menu summary') ? 44 : 24
      if (height < least || width < 24) fault(`${Math.round(width)} × ${Math.round(height)} px`, one)
    }
  }

  /** 2.4.7 and 2.4.11: what has the focus has a ring, is in view and is not under something else. */
  function lookAtFocus() {
    const before = document.activeElement
    for (const one of all('a, button, input, select, textarea, summary, [tabindex="0"]')) {
      if (one.tabIndex < 0) continue
      one.focus({ focusVisible: true } as FocusOptions)
      if (document.activeElement !== one) continue
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) fault('no ring', one)
      const { left, right, top, bottom } = one.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2]
      const onTop = document.elementFromPoint(x, y)
      const isSeen =
        onTop && (one.contains(onTop) || onTop.contains(one) || onTop.closest('label, .map')?.contains(one))
      if (!isSeen) fault(`under ${onTop ? named(onTop) : 'nothing, out of view'}`, one)
    }
    if (before instanceof HTMLElement) before.focus()
    window.scrollTo(0, 0)
  }

  function lookAtMotion() {
    const moving = document.getAnimations().filter((animation) => animation.playState === 'running')
    if (moving.length > 0) faults.push(`${moving.length} things move although motion is reduced`)
  }

  /** Colours are gone: what is pressed, filled in or told apart still has an edge. */
  function lookAtEdges() {
    for (const one of all('.button, .control, .choice:not(.bare), .notice, .state-tag, .card, .panel')) {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(one)
      // What lies unseen over something else has its edge there.
      if (one.matches('.enhanced input')) continue
      if (borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1) fault('no edge', one)
    }
  }
}
