/** The look of the pages, as far as mail programs follow. Inline styles are the light one. */
const light = {
  paper: '#FBFAF6',
  card: '#FFFFFF',
  ink: '#16262E',
  muted: '#4C5F68',
  primary: '#0A5A54',
  onPrimary: '#FFFFFF',
  tint: '#E9F1EE',
  line: '#C9D2D0',
  ground: '#0C3733',
  onGround: '#EAF2EF',
  sign: '#FFCF33',
}

const fonts = 'system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const mono = 'ui-monospace,SFMono-Regular,Menlo,Consolas,monospace'

/** Inline styles by what they are for. Long words break, so that 320 px is enough. */
export const styles = {
  page: `margin:0;padding:0;background:${light.paper};color:${light.ink};font:17px/1.5 ${fonts};-webkit-text-size-adjust:100%`,
  // Outlook goes by the last of these alone.
  preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  column: 'max-width:600px;margin:0 auto;overflow-wrap:anywhere;word-break:break-word',
  top: `background:${light.ground};color:${light.onGround};border-bottom:4px solid ${light.sign};padding:12px 16px;font-size:20px;font-weight:700;line-height:1.3`,
  body: 'padding:8px 16px 16px',
  title: 'font-size:26px;line-height:1.15;font-weight:800;letter-spacing:-0.01em;margin:16px 0',
  heading: 'font-size:20px;line-height:1.2;font-weight:800;margin:28px 0 8px',
  paragraph: 'margin:0 0 16px',
  when: `margin:16px 0 0;color:${light.muted};font-size:15px`,
  small: `margin:0 0 12px;color:${light.muted};font-size:15px`,
  facts: 'margin:0 0 16px',
  factName: `margin:0;color:${light.muted};font-size:15px`,
  factValue: 'margin:0 0 10px',
  quote: `margin:0 0 16px;padding:12px 16px;background:${light.tint};border-left:4px solid ${light.primary};border-radius:0 6px 6px 0`,
  quoteBy: 'margin:0 0 4px;font-weight:600',
  buttonRow: 'margin:24px 0 8px',
  button: `display:inline-block;background:${light.primary};color:${light.onPrimary};font-weight:700;text-decoration:none;line-height:1.25;padding:14px 22px;border-radius:10px`,
  link: `color:${light.primary};text-decoration:underline`,
  commands: `margin:0 0 16px;padding:12px 16px;background:${light.tint};border-radius:6px;font:15px/1.5 ${mono};white-space:pre-wrap`,
  footer: `padding:16px;border-top:1px solid ${light.line}`,
} as const

// "!important" because inline styles win otherwise.
export const darkStyles = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.page{background:#0F1A1F!important;color:#E9F0EE!important}',
  '.muted{color:#A9BAB9!important}',
  '.tint{background:#17252B!important;border-color:#7BD3C6!important}',
  '.link{color:#7BD3C6!important}',
  '.button{background:#7BD3C6!important;color:#06302C!important}',
  '.foot{border-color:#2C3D44!important}',
  '.top{background:#0A1216!important;color:#D5E0DE!important}',
  '}',
].join('')
