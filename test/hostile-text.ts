const piece =
  'åäö ÅÄÖ 🕳️👷🏽‍♀️🇸🇪 <b>&amp;</b> &#65; ]]> "rån" \'ett\' %41 +plus\né e̋ שלום مرحبا \\u0041 {"a":[1]}\n'

/** So many characters of all kinds that are lost on the way where anything is, as they are once they have been read. */
export function hostileText(length: number, { isLine = false } = {}): string {
  const whole = (isLine ? piece.replaceAll('\n', ' ') : piece).repeat(Math.ceil(length / 60)).normalize('NFC')
  const [...kept] = whole
  return `${kept
    .slice(0, length - 1)
    .join('')
    .replace(/\s$/, 'x')}å`
}

/** The same as somebody's program may write it: letters in parts, tabs, the line ends of forms. */
export const asWritten = (text: string): string =>
  text.normalize('NFD').replaceAll('\n', '\t \r\n').replaceAll('> &', '>\t&')
