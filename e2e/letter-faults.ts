/**
 * Runs in a letter: what somebody who reads mail on a phone, large or by ear would stumble on, and what its plain
 * text leaves out. One function, since the browser gets its source and nothing else of this file.
 */
export function letterFaults(plain: string): string[] {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const faults: string[] = []
  const fault = (what: string, one: Element) => faults.push(`${what}: ${one.outerHTML.slice(0, 120)}`)
  const lines = plain.split('\n')

  lookAtWidth()
  lookAtText()
  lookAtTargets()
  lookAtPictures()
  compareWithPlain()
  return faults

  function lookAtWidth() {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`scrolls sideways, ${scrollWidth} of ${clientWidth} px`)
    for (const one of all('body *'))
      if (one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
        fault('cut off', one)
  }

  function lookAtText() {
    const holdsText = ({ childNodes }: Element) =>
      [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    for (const one of all('body *').filter(holdsText))
      if (Number.parseFloat(getComputedStyle(one).fontSize) < 14) fault('small text', one)
  }

  /** 2.5.8, with its exception for links that stand within a sentence. */
  function lookAtTargets() {
    for (const one of all('a')) {
      const isAlone = one.parentElement?.textContent?.trim() === one.textContent?.trim()
      const { width, height } = one.getBoundingClientRect()
      const least = one.matches('.button') ? 44 : 24
      if (isAlone && (height < least || width < 24))
        fault(`${Math.round(width)} × ${Math.round(height)} px`, one)
    }
  }

  /** Mail programs hold pictures back until they are asked for. */
  function lookAtPictures() {
    for (const one of all('img, svg, picture, video, object, iframe')) fault('a picture', one)
    for (const one of all('body, body *'))
      if (getComputedStyle(one).backgroundImage !== 'none') fault('a picture behind', one)
  }

  function compareWithPlain() {
    const written = plain.toLocaleLowerCase('sv')
    for (const one of all('h1, h2'))
      if (!written.includes(one.innerText.toLocaleLowerCase('sv'))) fault('not in plain text', one)
    for (const one of all('a'))
      if (!lines.includes(one.getAttribute('href') ?? '')) fault('no address in plain text', one)
    for (const one of all('blockquote'))
      for (const line of one.innerText.split('\n'))
        if (!lines.some((said) => said.startsWith('>') && said.slice(1).trim() === line.trim()))
          fault(`not quoted in plain text, "${line}"`, one)
  }
}
