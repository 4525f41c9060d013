import { type Format, type Frame, frameOf } from '../write-document.ts'

/** The old service kept the root in JSON too. */
export const oldFrameOf = (format: Format, root: string): Frame =>
  format === 'xml' ? frameOf.xml(root) : { before: `{"${root}":[`, between: ',', after: ']}' }
